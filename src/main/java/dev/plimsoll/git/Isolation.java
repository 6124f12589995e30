package dev.plimsoll.git;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Makes JGit read no configuration of the user or the machine, write none, and start no git to look
 * for it.
 */
final class Isolation extends SystemReader.Delegate {

    private Isolation(SystemReader machine) {
        super(machine);
    }

    /** JGit holds its reader for the whole process; a second call changes nothing. */
    static synchronized void ensure() {
        if (!(SystemReader.getInstance() instanceof Isolation))
            SystemReader.setInstance(new Isolation(SystemReader.getInstance()));
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** A configuration without a file. */
    private static final class Nothing extends FileBasedConfig {

        Nothing(Config parent, FS fs) {
            super(parent, new File("no-such-config"), fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
