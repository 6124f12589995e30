package dev.plimsoll.alpine;

import java.util.List;

/**
 * A version of an Alpine package, {@code 1.2.3b_rc1-r4}, ordered as apk orders it (apk-tools,
 * {@code doc/apk-package.5.scd}, "Version"): numbers, a letter, suffixes, revision.
 */
public record ApkVersion(String text) implements Comparable<ApkVersion> {

    /** Suffixes that come before the plain version, then those after it. */
    private static final List<String> BEFORE = List.of("alpha", "beta", "pre", "rc");

    private static final List<String> AFTER = List.of("cvs", "svn", "git", "hg", "p");

    @Override
    public int compareTo(ApkVersion other) {
        int order = compareNumbers(numbers(), other.numbers());
        if (order != 0) return order;
        order = letter().compareTo(other.letter());
        if (order != 0) return order;
        order = compareSuffixes(suffixes(), other.suffixes());
        return order != 0 ? order : compareDigits(revision(), other.revision());
    }

    private String[] numbers() {
        int end = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
        return text.substring(0, end).split("\\.", -1);
    }

    private String letter() {
        int end = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
        return end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z'
                ? text.substring(end, end + 1)
                : "";
    }

    private String[] suffixes() {
        int start = text.indexOf('_');
        int end = revisionStart();
        return start < 0 || start >= end
                ? new String[0]
                : text.substring(start + 1, end).split("_", -1);
    }

    private String revision() {
        int start = revisionStart();
        return start < text.length() ? text.substring(start + 2) : "0";
    }

    private int revisionStart() {
        int start = text.lastIndexOf("-r");
        return start < 0 ? text.length() : start;
    }

    /** The first number counts as such; later ones with a leading zero compare as fractions do. */
    private static int compareNumbers(String[] left, String[] right) {
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean fraction = i > 0 && (left[i].startsWith("0") || right[i].startsWith("0"));
            int order = fraction ? left[i].compareTo(right[i]) : compareDigits(left[i], right[i]);
            if (order != 0) return order;
        }
        return left.length - right.length;
    }

    private static int compareSuffixes(String[] left, String[] right) {
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            String a = i < left.length ? left[i] : "";
            String b = i < right.length ? right[i] : "";
            int order = Integer.compare(rank(a), rank(b));
            if (order == 0) order = compareDigits(digits(a), digits(b));
            if (order != 0) return order;
        }
        return 0;
    }

    /** 0 for no suffix at all. */
    private static int rank(String suffix) {
        String name = suffix.substring(0, suffix.length() - digits(suffix).length());
        int before = BEFORE.indexOf(name);
        if (before >= 0) return before - BEFORE.size();
        return name.isEmpty() ? 0 : AFTER.indexOf(name) + 1;
    }

    private static String digits(String suffix) {
        int start = suffix.length();
        while (start > 0 && isDigit(suffix.charAt(start - 1))) start--;
        return suffix.substring(start);
    }

    private static int compareDigits(String left, String right) {
        String a = left.replaceFirst("^0+", "");
        String b = right.replaceFirst("^0+", "");
        return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
