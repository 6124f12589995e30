package dev.plimsoll.alpine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of some APKINDEX files; of a name the newest counts. */
public final class ApkIndex {

    private final Map<String, ApkPackage> newest;
    private final Map<String, List<ApkPackage>> providers;

    private ApkIndex(Map<String, ApkPackage> newest, Map<String, List<ApkPackage>> providers) {
        this.newest = newest;
        this.providers = providers;
    }

    /** Reads the text of one or several APKINDEX members; what is no record is passed over. */
    public static ApkIndex parse(List<String> texts) {
        Map<String, ApkPackage> newest = new LinkedHashMap<>();
        for (String text : texts) {
            for (String record : text.split("\n\n", -1)) {
                read(record).ifPresent(found -> newest.merge(found.name(), found, ApkIndex::newer));
            }
        }
        Map<String, List<ApkPackage>> providers = new HashMap<>();
        for (ApkPackage each : newest.values()) {
            for (ApkDependency provided : each.provides())
                providers.computeIfAbsent(provided.name(), name -> new ArrayList<>()).add(each);
        }
        return new ApkIndex(newest, providers);
    }

    private static ApkPackage newer(ApkPackage one, ApkPackage other) {
        return new ApkVersion(other.version()).compareTo(new ApkVersion(one.version())) > 0
                ? other
                : one;
    }

    private static Optional<ApkPackage> read(String record) {
        Map<Character, String> fields = new HashMap<>();
        record.lines()
                .filter(line -> line.length() > 2 && line.charAt(1) == ':')
                .forEach(line -> fields.put(line.charAt(0), line.substring(2)));
        String name = fields.getOrDefault('P', "");
        if (name.isEmpty()) return Optional.empty();
        return Optional.of(
                new ApkPackage(
                        name,
                        fields.getOrDefault('V', ""),
                        fields.getOrDefault('A', ""),
                        number(fields.getOrDefault('S', "")),
                        number(fields.getOrDefault('I', "")),
                        ApkDependency.parseAll(fields.getOrDefault('D', "")),
                        ApkDependency.parseAll(fields.getOrDefault('p', "")),
                        (int) number(fields.getOrDefault('k', "")),
                        ApkDependency.parseAll(fields.getOrDefault('i', ""))));
    }

    private static long number(String digits) {
        return !digits.isEmpty()
                        && digits.length() < 10
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : 0;
    }

    public Optional<ApkPackage> named(String name) {
        return Optional.ofNullable(newest.get(name));
    }

    /**
     * The package for an atom: of that name, else the provider of the highest priority, the first
     * among equals.
     */
    public Optional<ApkPackage> serving(ApkDependency atom) {
        Optional<ApkPackage> own = named(atom.name()).filter(found -> found.serves(atom));
        if (own.isPresent()) return own;
        return providing(atom.name())
                .filter(found -> found.serves(atom))
                .min(Comparator.comparing(ApkPackage::providerPriority, Comparator.reverseOrder()));
    }

    public Stream<ApkPackage> providing(String name) {
        return providers.getOrDefault(name, List.of()).stream();
    }

    /** Every package, in the order of the files. */
    public Stream<ApkPackage> packages() {
        return newest.values().stream();
    }
}
