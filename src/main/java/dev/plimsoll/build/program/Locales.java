package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** {@code locale-gen}, {@code localedef}: one archive of all locales made. */
final class Locales implements Program {

    /** locale-archive of one UTF-8 locale: about 3 MB with glibc 2.36, not measured here. */
    private static final Weight ARCHIVE = Weight.estimated(3_050_000, 0.05);

    /** The share that gzip leaves of it. */
    private static final double COMPRESSED = 0.27;

    @Override
    public Set<String> names() {
        return Set.of("locale-gen", "localedef");
    }

    @Override
    public void run(Call call, Machine machine) {
        ImagePath path = ImagePath.of("/usr/lib/locale/locale-archive");
        boolean there = machine.files().visible().anyMatch(group -> group.folder().equals(path));
        if (!there) {
            machine.add(
                    FileGroup.opaque(
                            "locales", path, ARCHIVE, ARCHIVE.times(COMPRESSED), Provenance.MODEL));
        }
    }
}
