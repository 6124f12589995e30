package dev.plimsoll.rule.runtime;

import dev.plimsoll.image.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The slim tag of the release that a general-purpose tag of an official image names. */
public final class SlimSibling {

    private static final Set<String> DEBIAN_SUITES =
            Set.of(
                    "stretch",
                    "buster",
                    "bullseye",
                    "bookworm",
                    "trixie",
                    "forky",
                    "sid",
                    "stable",
                    "testing",
                    "oldstable");

    private static final String PYTHON = "library/python";
    private static final String DEBIAN = "library/debian";

    private SlimSibling() {}

    /** Whether the image is a general-purpose one that has a slim sibling. */
    public static boolean exists(ImageReference full) {
        return tagOf(full, full.tag().orElse("latest")).isPresent();
    }

    /**
     * Whether it is one of the official Python images, full or slim, from wherever it is pulled.
     */
    public static boolean isPython(ImageReference image) {
        return image.repository().equals(PYTHON) || image.repository().endsWith("/" + PYTHON);
    }

    /** Whether it is an official Python image on Debian: its packages are apt's. */
    public static boolean isPythonOnDebian(ImageReference image) {
        String tag = image.tag().orElse("latest");
        return isPython(image)
                && !tag.contains("alpine")
                && !tag.contains("windows")
                && !tag.contains("nanoserver");
    }

    /** The sibling; of an image given by digest alone there is none. */
    public static Optional<ImageReference> of(ImageReference full) {
        if (full.digest().isPresent()) return Optional.empty();
        return tagOf(full, full.tag().orElse("latest")).map(full::withTag);
    }

    /**
     * The image's name in a FROM, changed so that it names the sibling: what is written before and
     * in variables stays. Empty where that cannot be done by writing {@code slim} into it.
     *
     * @param written as it stands after FROM
     * @param full what it comes to
     */
    public static Optional<String> rewritten(String written, ImageReference full) {
        Optional<ImageReference> sibling = of(full);
        if (sibling.isEmpty() || written.indexOf('@') >= 0) return Optional.empty();
        if (written.indexOf('$') < 0) {
            int colon = tagColon(written);
            return Optional.of(
                    (colon < 0 ? written : written.substring(0, colon))
                            + ":"
                            + sibling.get().tag().orElseThrow());
        }
        return withVariable(written, full);
    }

    /**
     * {@code python:${V}} and {@code python:${V}-bookworm}; a variable that holds more than the tag
     * is left alone.
     */
    private static Optional<String> withVariable(String written, ImageReference full) {
        int colon = tagColon(written);
        if (colon < 0 || written.substring(0, colon).indexOf('$') >= 0) return Optional.empty();
        String tag = full.tag().orElse("");
        Optional<String> suite = suiteOf(tag);
        if (suite.isEmpty())
            return tag.equals("latest") ? Optional.empty() : Optional.of(written + "-slim");
        String end = "-" + suite.get();
        return written.endsWith(end)
                ? Optional.of(written.substring(0, written.length() - end.length()) + "-slim" + end)
                : Optional.empty();
    }

    /** Where the tag begins; not at a port, nor at a variable's default. */
    private static int tagColon(String written) {
        int slash = written.lastIndexOf('/');
        return written.indexOf(':', Math.max(slash, 0));
    }

    private static Optional<String> tagOf(ImageReference full, String tag) {
        List<String> parts = List.of(tag.split("-", -1));
        if (parts.contains("slim")) return Optional.empty();
        Optional<String> suite = suiteOf(tag);
        if (full.repository().equals(DEBIAN)) {
            return suite.isPresent() || startsWithDigit(tag)
                    ? Optional.of(tag + "-slim")
                    : Optional.empty();
        }
        if (!isPythonOnDebian(full)) return Optional.empty();
        if (tag.equals("latest")) return Optional.of("slim");
        if (suite.isEmpty())
            return startsWithDigit(tag) ? Optional.of(tag + "-slim") : Optional.empty();
        String before = tag.substring(0, tag.length() - suite.get().length());
        return before.isEmpty() || startsWithDigit(tag)
                ? Optional.of(before + "slim-" + suite.get())
                : Optional.empty();
    }

    /** The suite that the tag ends with. */
    private static Optional<String> suiteOf(String tag) {
        String last = tag.substring(tag.lastIndexOf('-') + 1);
        return DEBIAN_SUITES.contains(last) ? Optional.of(last) : Optional.empty();
    }

    private static boolean startsWithDigit(String tag) {
        return !tag.isEmpty() && Character.isDigit(tag.charAt(0));
    }
}
