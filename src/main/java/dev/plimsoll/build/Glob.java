package dev.plimsoll.build;

/**
 * File name patterns as Go's {@code filepath.Match} and a POSIX shell share them; linear in text
 * times stars.
 */
public final class Glob {

    private Glob() {}

    public static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /**
     * Whether one name, or a path segment by segment, fits. {@code *} and {@code ?} never fit a
     * slash.
     */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int starAt = -1;
        int resume = 0;
        while (t < text.length()) {
            int width = p < pattern.length() ? one(pattern, p, text.charAt(t)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starAt = p++;
                resume = t;
            } else if (width > 0) {
                p += width;
                t++;
            } else if (starAt >= 0 && text.charAt(resume) != '/') {
                p = starAt + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    /** Whether the path fits or one of the folders above it does. */
    public static boolean matchesPathOrParent(String pattern, String path) {
        int depth = slashes(pattern);
        int end = -1;
        for (int i = 0, seen = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/' && seen++ == depth) {
                end = i;
                break;
            }
        }
        if (end < 0) return matches(pattern, path);
        return matches(pattern, path.substring(0, end));
    }

    /**
     * Whether something below {@code folder} could fit: the pattern's first segments fit the
     * folder.
     */
    static boolean mayMatchBelow(String pattern, String folder) {
        if (folder.equals("/")) return true;
        int depth = slashes(folder);
        int at = -1;
        for (int i = 0, seen = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '/' && seen++ == depth) {
                at = i;
                break;
            }
        }
        return at >= 0 && matches(pattern.substring(0, at), folder);
    }

    private static int slashes(String text) {
        int count = 0;
        for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) count++;
        return count;
    }

    /**
     * How many characters of the pattern at {@code p} stand for this one character; 0 where they do
     * not fit it.
     */
    private static int one(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '*' -> 0;
            case '?' -> c == '/' ? 0 : 1;
            case '[' -> bracket(pattern, p, c);
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? 2 : 0;
            default -> pattern.charAt(p) == c ? 1 : 0;
        };
    }

    private static int bracket(String pattern, int p, char c) {
        int end = pattern.indexOf(']', p + 2);
        if (end < 0) return pattern.charAt(p) == c ? 1 : 0;
        boolean negated = pattern.charAt(p + 1) == '^' || pattern.charAt(p + 1) == '!';
        boolean found = false;
        int i = p + (negated ? 2 : 1);
        while (i < end) {
            char low = pattern.charAt(i);
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            char high = range ? pattern.charAt(i + 2) : low;
            if (low <= c && c <= high) found = true;
            i += range ? 3 : 1;
        }
        return found != negated && c != '/' ? end - p + 1 : 0;
    }
}
