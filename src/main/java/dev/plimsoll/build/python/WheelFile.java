package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.WheelContents;
import java.util.List;
import java.util.Optional;

/**
 * A wheel that lies in an image as a file.
 *
 * @param contents where it was built from files that are known; of others the index says it
 */
record WheelFile(DistributionFile file, Optional<WheelContents> contents, List<String> requires)
        implements FileGroup.Mark {}
