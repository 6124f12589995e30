package dev.plimsoll.review;

import java.util.Arrays;

/**
 * A part of a layer as people call it.
 *
 * @param subject what stays the same over versions
 * @param version empty where there is none to tell
 */
record PartName(String subject, String version) {

    /**
     * From {@link dev.plimsoll.build.Part#what}; what is not known by its kind is left as it is.
     */
    static PartName of(String what) {
        int colon = what.indexOf(':');
        String kind = colon < 0 ? what : what.substring(0, colon);
        String rest = colon < 0 ? "" : what.substring(colon + 1);
        return switch (kind) {
            case "base" -> new PartName("base image", rest);
            case "wheel" -> distribution(rest, "");
            case "wheel-file" -> distribution(rest, " (wheel file)");
            case "sdist" -> distribution(rest, " (built from source)");
            case "apt" -> debianPackage(rest);
            case "context" -> new PartName(rest.equals(".") ? "files of the repository" : rest, "");
            case "bytecode" -> new PartName("Python bytecode", "");
            case "pip-cache" -> new PartName("pip's cache", "");
            case "venv" -> new PartName("virtual environment", "");
            case "layer" -> new PartName("layer entries", "");
            default -> new PartName(what, "");
        };
    }

    /** {@code numpy-2.4.6-cp311-….whl} and {@code psycopg2-2.9.9.tar.gz}. */
    private static PartName distribution(String file, String suffix) {
        String[] words = file.replaceFirst("\\.(whl|tar\\.gz|zip|tar\\.bz2)$", "").split("-", -1);
        if (words.length < 2) return new PartName(file + suffix, "");
        boolean wheel = file.endsWith(".whl");
        int version = wheel ? 1 : words.length - 1;
        String name = String.join("-", Arrays.copyOf(words, version));
        return new PartName(name.replace('_', '-') + suffix, words[version]);
    }

    /** {@code gcc=4:12.2.0-3}; anything else is a file of the package manager's own. */
    private static PartName debianPackage(String rest) {
        int version = rest.indexOf('=');
        if (version > 0)
            return new PartName(rest.substring(0, version) + " (apt)", rest.substring(version + 1));
        return new PartName(rest.equals("lists") ? "apt's package lists" : "apt's " + rest, "");
    }

    @Override
    public String toString() {
        return (subject + " " + version).strip();
    }
}
