package dev.plimsoll.index;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.WheelContents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Wheels whose sizes and metadata are shipped with the program: {@code facts/wheels.tsv.gz},
 * described in {@code facts/README.md}.
 */
final class ShippedWheels {

    private static final String RESOURCE = "/facts/wheels.tsv.gz";
    private static final int COLUMNS = 8;

    /** What is known of one wheel. */
    record Wheel(DistributionFile file, CoreMetadata metadata, WheelContents contents) {}

    private final Map<PackageName, List<Wheel>> byProject;

    private ShippedWheels(Map<PackageName, List<Wheel>> byProject) {
        this.byProject = byProject;
    }

    /** Reads the table: about a thousand rows. */
    static ShippedWheels load() {
        Map<PackageName, List<Wheel>> wheels = new HashMap<>();
        try (InputStream in = ShippedWheels.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException("the program lacks " + RESOURCE);
            new BufferedReader(
                            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))
                    .lines()
                    .map(ShippedWheels::wheel)
                    .forEach(wheel ->
                            wheels.computeIfAbsent(
                                            wheel.file().project(),
                                            project -> new java.util.ArrayList<>())
                                    .add(wheel));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", e);
        }
        return new ShippedWheels(wheels);
    }

    List<Wheel> of(PackageName project) {
        return byProject.getOrDefault(project, List.of());
    }

    Optional<Wheel> named(DistributionFile file) {
        return of(file.project()).stream()
                .filter(wheel -> wheel.file().filename().equals(file.filename()))
                .findFirst();
    }

    /**
     * file, wheel bytes, uncompressed bytes, bytes of {@code *.py}, entries, scripts,
     * Requires-Python, Requires-Dist separated by U+001F.
     */
    private static Wheel wheel(String row) {
        String[] cells = row.split("\t", COLUMNS);
        String filename = cells[0];
        long bytes = Long.parseLong(cells[1]);
        int name = filename.indexOf('-');
        PackageName project = PackageName.of(filename.substring(0, name));
        String version = filename.substring(name + 1, filename.indexOf('-', name + 1));
        Optional<String> requiresPython =
                cells[6].isEmpty() ? Optional.empty() : Optional.of(cells[6]);
        List<String> requires =
                cells[7].isEmpty() ? List.of() : List.of(cells[7].split("\u001f", -1));
        return new Wheel(
                new DistributionFile(
                        project,
                        filename,
                        "shipped:" + filename,
                        Optional.empty(),
                        requiresPython,
                        false,
                        Optional.of(bytes),
                        true),
                new CoreMetadata(project, version, requiresPython, requires),
                new WheelContents(
                        bytes,
                        Long.parseLong(cells[2]),
                        Long.parseLong(cells[3]),
                        Integer.parseInt(cells[4]),
                        Integer.parseInt(cells[5]),
                        List.of(),
                        Provenance.SHIPPED_FACTS));
    }
}
