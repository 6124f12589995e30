package dev.plimsoll.index;

import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Payload.Files;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What 1,806 packages of bookworm and trixie weigh, as the program is shipped with it: {@code
 * facts/deb-payloads.tsv.gz}.
 */
public final class ShippedPayloads {

    /** A neighbouring version scaled by Installed-Size, whose rounding is about this. */
    private static final double NEIGHBOUR_SIGMA = 0.01;

    /** The same package of another architecture: code is denser or wider. */
    private static final double ARCHITECTURE_SIGMA = 0.05;

    private static final class Table {
        private static final Map<String, List<Row>> ROWS = load();
    }

    private record Row(String version, String architecture, long installedSize, Payload payload) {}

    /** The package in exactly this version and architecture. */
    public Optional<Payload> exact(BinaryPackage binary) {
        return rows(binary).stream()
                .filter(row ->
                        row.version().equals(binary.version().text())
                                && row.architecture().equals(binary.architecture()))
                .map(Row::payload)
                .findFirst();
    }

    /** The package in a version near it, scaled; the more its stated size differs the less sure. */
    public Optional<Payload> near(BinaryPackage binary) {
        if (binary.installedSize() == 0) return Optional.empty();
        return rows(binary).stream()
                .min(Comparator.comparingDouble(row -> distance(row, binary)))
                .map(row -> {
                    double ratio =
                            (double) binary.installedSize() / Math.max(1, row.installedSize());
                    boolean same = row.architecture().equals(binary.architecture());
                    double sigma =
                            NEIGHBOUR_SIGMA
                                    + Math.abs(ratio - 1) / 2
                                    + (same ? 0 : ARCHITECTURE_SIGMA);
                    return row.payload().scaled(ratio, sigma);
                });
    }

    private static double distance(Row row, BinaryPackage binary) {
        return Math.abs(
                Math.log((double) binary.installedSize() / Math.max(1, row.installedSize())));
    }

    private static List<Row> rows(BinaryPackage binary) {
        return Table.ROWS.getOrDefault(binary.name(), List.of());
    }

    private static Map<String, List<Row>> load() {
        Map<String, List<Row>> rows = new HashMap<>();
        ShippedText.lines("deb-payloads.tsv.gz")
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] cells = line.split("\t", -1);
                    rows.computeIfAbsent(cells[0], name -> new ArrayList<>(2)).add(row(cells));
                });
        return rows;
    }

    /**
     * package version architecture installed-size-KiB all slim ubuntu info-files stanza gzip-all
     * gzip-slim python templates.
     */
    private static Row row(String[] cells) {
        long all = number(cells[4]);
        long slim = number(cells[5]);
        long ubuntu = number(cells[6]);
        boolean packed = !cells[9].isEmpty();
        double gzipAll = packed ? number(cells[9]) : all / 2.87;
        double gzipSlim = packed ? number(cells[10]) : slim / 2.87;
        double gzipUbuntu =
                all == slim
                        ? gzipAll
                        : gzipSlim + (gzipAll - gzipSlim) * (ubuntu - slim) / (all - slim);
        double sigma = packed ? 0.01 : PayloadModel.GZIP_SIGMA;
        return new Row(
                cells[1],
                cells[2],
                number(cells[3]) * 1024,
                new Payload(
                        new Files(Weight.exact(all), Weight.estimated(Math.round(gzipAll), sigma)),
                        new Files(
                                Weight.exact(slim), Weight.estimated(Math.round(gzipSlim), sigma)),
                        new Files(
                                Weight.exact(ubuntu),
                                Weight.estimated(Math.round(gzipUbuntu), sigma)),
                        number(cells[7]),
                        number(cells[8]),
                        number(cells[11]),
                        cells[12].equals("1"),
                        Provenance.SHIPPED_FACTS));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
