package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.image.ImagePath;
import java.util.Locale;
import java.util.Optional;

/** apt.conf(5), as far as instructions wrote it. */
final class AptSettings {

    private static final ImagePath FOLDER = ImagePath.of("/etc/apt");

    private static final String RECOMMENDS = "install-recommends";

    private AptSettings() {}

    /**
     * {@code APT::Install-Recommends}, where a file that an instruction wrote sets it; the last one
     * read counts.
     */
    static Optional<Boolean> recommends(Machine machine) {
        Optional<Boolean> said = Optional.empty();
        for (FileGroup group : machine.select(PathPattern.exactly(FOLDER)).groups()) {
            for (GroupFile file : group.files()) {
                ImagePath path = ImagePath.of(group.pathOf(file));
                Optional<Boolean> here =
                        machine.text(path)
                                .or(() -> machine.tail(path))
                                .flatMap(AptSettings::recommends);
                if (here.isPresent()) said = here;
            }
        }
        return said;
    }

    /** Reads {@code APT::Install-Recommends "false";} and the same within braces. */
    static Optional<Boolean> recommends(String text) {
        Optional<Boolean> said = Optional.empty();
        for (String line : text.lines().toList()) {
            String small = line.toLowerCase(Locale.ROOT).strip();
            int at = small.indexOf(RECOMMENDS);
            if (at < 0 || small.startsWith("#") || small.startsWith("//")) continue;
            String value =
                    small.substring(at + RECOMMENDS.length())
                            .replace('"', ' ')
                            .replace(';', ' ')
                            .replace('}', ' ')
                            .strip();
            said = Optional.of(AptCommand.isTrue(value));
        }
        return said;
    }
}
