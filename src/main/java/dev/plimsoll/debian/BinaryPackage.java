package dev.plimsoll.debian;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stanza of a Packages file: what apt knows of one binary package.
 *
 * @param installedSize of the files once unpacked, in bytes, as the package's maker reckons it
 *     (whole KiB, documentation included)
 * @param source where it is offered
 */
public record BinaryPackage(
        String name,
        DebianVersion version,
        SourcePackage builtFrom,
        String architecture,
        Priority priority,
        boolean essential,
        long installedSize,
        Download download,
        Dependencies dependencies,
        List<Provision> provides,
        AptSources.Source source) {

    /**
     * The source package and its version; those of the binary package where it says nothing else.
     */
    public record SourcePackage(String name, String version) {

        /** Reads the field Source, {@code name} or {@code name (version)}; Debian policy 5.6.1. */
        static SourcePackage parse(String field, String name, String version) {
            if (field.isEmpty()) return new SourcePackage(name, version);
            int open = field.indexOf('(');
            int close = field.indexOf(')', open + 1);
            if (open < 0 || close < 0) return new SourcePackage(field, version);
            return new SourcePackage(
                    field.substring(0, open).strip(), field.substring(open + 1, close).strip());
        }
    }

    /** Debian policy 2.5, the most important first. */
    public enum Priority {
        REQUIRED,
        IMPORTANT,
        STANDARD,
        OPTIONAL,
        EXTRA;

        static Priority parse(String written) {
            return switch (written) {
                case "required" -> REQUIRED;
                case "important" -> IMPORTANT;
                case "standard" -> STANDARD;
                case "extra" -> EXTRA;
                default -> OPTIONAL;
            };
        }
    }

    /**
     * The {@code .deb}.
     *
     * @param path below the archive's root, such as {@code pool/main/c/curl/curl_7.88.1_amd64.deb}
     * @param bytes its size
     */
    public record Download(String path, long bytes, Optional<String> sha256) {}

    /** Relations to other packages; Debian policy 7.2. */
    public record Dependencies(
            List<Dependency> preDepends,
            List<Dependency> depends,
            List<Dependency> recommends,
            List<Relation> conflicts,
            List<Relation> breaks) {

        public static final Dependencies NONE =
                new Dependencies(List.of(), List.of(), List.of(), List.of(), List.of());

        /** What must be there: Pre-Depends, then Depends. */
        public Stream<Dependency> required() {
            return Stream.concat(preDepends.stream(), depends.stream());
        }
    }

    /** Whether this package, installed, meets the relation by its name or by what it provides. */
    public boolean serves(Relation relation) {
        if (relation.name().equals(name)) return relation.admits(version);
        return provides.stream().anyMatch(relation::admits);
    }

    /** What may not be beside it: Conflicts and Breaks. */
    Stream<Relation> enemies() {
        return Stream.concat(dependencies.conflicts().stream(), dependencies.breaks().stream());
    }

    /** {@code name=version}. */
    public String id() {
        return name + "=" + version;
    }
}
