package dev.plimsoll.python;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a wheel's name says (binary distribution format, PEP 427 and 491).
 *
 * @param build the build tag's number, and -1 where there is none
 * @param buildSuffix what follows the number
 */
public record WheelFilename(
        PackageName project, Version version, long build, String buildSuffix, Set<Tag> tags) {

    private static final String EXTENSION = ".whl";
    private static final int WITHOUT_BUILD = 5;
    private static final int WITH_BUILD = 6;

    /** Fits into a {@code long}. */
    private static final int MOST_DIGITS = 18;

    /** More than any real wheel has; a compressed tag set is a product of three lists. */
    private static final int MOST_TAGS = 2_000;

    public static Optional<WheelFilename> parse(String filename) {
        if (!filename.endsWith(EXTENSION)) return Optional.empty();
        String[] parts =
                filename.substring(0, filename.length() - EXTENSION.length()).split("-", -1);
        if (parts.length != WITHOUT_BUILD && parts.length != WITH_BUILD) return Optional.empty();
        if (!isName(parts[0])) return Optional.empty();
        Optional<Version> version = Version.parse(parts[1]);
        String build = parts.length == WITH_BUILD ? parts[2] : "";
        int digits = 0;
        while (digits < build.length() && Cursor.isDigit(build.charAt(digits))) digits++;
        boolean noNumber = digits > MOST_DIGITS || (parts.length == WITH_BUILD && digits == 0);
        Optional<Set<Tag>> tags =
                tags(parts[parts.length - 3], parts[parts.length - 2], parts[parts.length - 1]);
        if (version.isEmpty() || noNumber || tags.isEmpty()) return Optional.empty();
        long number = digits == 0 ? -1 : Long.parseLong(build.substring(0, digits));
        return Optional.of(
                new WheelFilename(
                        PackageName.of(parts[0]),
                        version.get(),
                        number,
                        build.substring(digits),
                        tags.get()));
    }

    private static boolean isName(String written) {
        boolean characters =
                written.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
        return !written.isEmpty() && characters && !written.contains("__");
    }

    private static Optional<Set<Tag>> tags(String pythons, String abis, String platforms) {
        Set<Tag> tags = new LinkedHashSet<>();
        for (String python : pythons.toLowerCase(Locale.ROOT).split("\\.", -1)) {
            for (String abi : abis.toLowerCase(Locale.ROOT).split("\\.", -1)) {
                for (String platform : platforms.toLowerCase(Locale.ROOT).split("\\.", -1)) {
                    boolean complete = !python.isEmpty() && !abi.isEmpty() && !platform.isEmpty();
                    if (!complete || Cursor.isDigit(python.charAt(0)) || tags.size() > MOST_TAGS)
                        return Optional.empty();
                    tags.add(new Tag(python, abi, platform));
                }
            }
        }
        return Optional.of(tags);
    }
}
