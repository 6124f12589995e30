package dev.plimsoll.index;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.WheelContents;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The index as far as shipped facts tell of it: some wheels of some projects, never all. Asks
 * nobody.
 */
public final class OfflinePythonIndex implements PythonIndex {

    /** Read when it is first asked: most commands never do. */
    private static final class Shipped {
        static final ShippedWheels WHEELS = ShippedWheels.load();
    }

    @Override
    public Answer<List<DistributionFile>> files(PackageName project) {
        List<DistributionFile> files =
                Shipped.WHEELS.of(project).stream().map(ShippedWheels.Wheel::file).toList();
        return files.isEmpty()
                ? Answer.unknown(
                        "no facts of %s are shipped, and no index may be asked".formatted(project))
                : Answer.known(files);
    }

    @Override
    public Answer<CoreMetadata> metadata(DistributionFile file) {
        return wheel(file).map(ShippedWheels.Wheel::metadata);
    }

    @Override
    public Answer<WheelContents> contents(DistributionFile wheel) {
        return wheel(wheel).map(ShippedWheels.Wheel::contents);
    }

    @Override
    public boolean listsAll() {
        return false;
    }

    @Override
    public Optional<LocalDate> asOf() {
        return Optional.of(ShippedText.GATHERED);
    }

    private Answer<ShippedWheels.Wheel> wheel(DistributionFile file) {
        return Shipped.WHEELS
                .named(file)
                .map(Answer::known)
                .orElseGet(() ->
                        Answer.unknown(
                                "no facts of %s are shipped, and no index may be asked"
                                        .formatted(file.filename())));
    }
}
