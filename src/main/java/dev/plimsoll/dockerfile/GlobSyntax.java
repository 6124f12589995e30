package dev.plimsoll.dockerfile;

/**
 * Whether a pattern is one that Go's {@code filepath.Match} describes. The builder looks only as
 * far as it needs to compare it with {@code "."}, and takes some patterns with an error further on.
 */
final class GlobSyntax {

    private final String pattern;
    private int at;

    private GlobSyntax(String pattern) {
        this.pattern = pattern;
    }

    static boolean holds(String pattern) {
        return new GlobSyntax(pattern).holds();
    }

    private boolean holds() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c == '\\' && at++ == pattern.length()) return false;
            if (c == '[' && !characterClass()) return false;
        }
        return true;
    }

    private boolean characterClass() {
        if (at < pattern.length() && pattern.charAt(at) == '^') at++;
        for (int ranges = 0; ; ranges++) {
            if (at < pattern.length() && pattern.charAt(at) == ']' && ranges > 0) {
                at++;
                return true;
            }
            if (!bound()) return false;
            if (pattern.charAt(at) == '-') {
                at++;
                if (!bound()) return false;
            }
        }
    }

    /** One end of a range; something must follow it, at least the closing bracket. */
    private boolean bound() {
        if (at == pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']')
            return false;
        if (pattern.charAt(at) == '\\') at++;
        if (at < pattern.length()) at += Character.charCount(pattern.codePointAt(at));
        return at < pattern.length();
    }
}
