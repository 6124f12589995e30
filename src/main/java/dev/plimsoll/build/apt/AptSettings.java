package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.image.ImagePath;
import java.util.Locale;

/** What an earlier step wrote to apt's configuration; apt.conf(5). */
final class AptSettings {

    private static final PathPattern FOLDER = PathPattern.exactly(ImagePath.of("/etc/apt"));

    private AptSettings() {}

    /** {@code APT::Install-Recommends}, whose default is yes. */
    static boolean recommends(Machine machine) {
        for (FileGroup group : machine.select(FOLDER).groups()) {
            for (GroupFile file : group.files()) {
                String text = machine.text(ImagePath.of(group.pathOf(file))).orElse("").toLowerCase(Locale.ROOT);
                int at = text.indexOf("install-recommends");
                if (at < 0) continue;
                String value = text.substring(at + "install-recommends".length()).strip().replace("\"", "");
                if (value.startsWith("false") || value.startsWith("0") || value.startsWith("no")) return false;
            }
        }
        return true;
    }
}
