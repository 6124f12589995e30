package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.WheelContents;
import java.util.List;
import java.util.Optional;

/**
 * A wheel that lies in an image as a file.
 *
 * @param contents where it was built from files that are known; of others the index says it
 * @param source the source distribution that it was built from, where it was
 */
record WheelFile(
        DistributionFile file,
        Optional<WheelContents> contents,
        List<String> requires,
        Optional<Resolution.Chosen> source)
        implements FileGroup.Mark {

    /** One that came from an index. */
    static WheelFile downloaded(DistributionFile file) {
        return new WheelFile(file, Optional.empty(), List.of(), Optional.empty());
    }

    /** What pip makes of a source distribution: no index would take a wheel of this name. */
    static WheelFile builtFrom(Resolution.Chosen chosen, Environment environment, long bytes) {
        String filename =
                "%s-%s-%s.whl"
                        .formatted(
                                chosen.project().value().replace('-', '_'),
                                chosen.version(),
                                environment.interpreter().ownTag());
        DistributionFile file =
                new DistributionFile(
                        chosen.project(),
                        filename,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(bytes),
                        true);
        return new WheelFile(file, Optional.empty(), List.of(), Optional.of(chosen));
    }
}
