package dev.plimsoll.github;

/**
 * Texts within GitHub's limits. Reviewers cut with more sense; this is the border that nothing
 * passes.
 */
final class Capped {

    /** The limit is 65,536, counted in a way that nobody has documented: some stay well below. */
    private static final int BODY = 60_000;

    private static final int TITLE = 255;
    private static final String CUT = "\n\n… (cut)";

    private Capped() {}

    static String body(String text) {
        return cut(text, BODY, CUT);
    }

    static String title(String text) {
        return cut(text, TITLE, "…");
    }

    private static String cut(String text, int longest, String sign) {
        if (text.length() <= longest) return text;
        int end = longest - sign.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + sign;
    }
}
