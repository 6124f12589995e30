package dev.plimsoll.review;

/**
 * The one place where strangers' text becomes Markdown: it cannot ping anyone, link, close an
 * issue, break a table, or pass for HTML or for one of our markers.
 */
public final class Markdown {

    /** Longer names are cut in the middle of a sentence. */
    private static final int LONGEST_CODE = 300;

    /** Longer numbers begin no list (CommonMark 0.31, "List items"). */
    private static final int LONGEST_NUMBER = 9;

    private static final char WORD_JOINER = '\u2060';

    private Markdown() {}

    /** A code span of any text, on one line, fit for a table's cell. */
    public static String code(String strangers) {
        String text = clean(strangers);
        if (text.length() > LONGEST_CODE)
            text = text.substring(0, safeCut(text, LONGEST_CODE - 1)) + "…";
        if (text.isBlank()) return "";
        // inside code nothing is a mention or a link, but the marker of a comment is looked for in
        // its raw text
        text = text.replace("<!--", "<!‑‑").replace("|", "¦");
        String fence = "`".repeat(longestRun(text, '`') + 1);
        boolean pad =
                text.startsWith("`")
                        || text.endsWith("`")
                        || (text.startsWith(" ") && text.endsWith(" "));
        return pad ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /**
     * A sentence that may hold strangers' words; what it puts between single backticks becomes
     * code.
     */
    public static String sentence(String text) {
        StringBuilder out = new StringBuilder();
        String line = clean(text).stripLeading();
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('`', at);
            int close = open < 0 ? -1 : line.indexOf('`', open + 1);
            if (close < 0 || close == open + 1) {
                out.append(escaped(line.substring(at)));
                break;
            }
            out.append(escaped(line.substring(at, open)))
                    .append(code(line.substring(open + 1, close)));
            at = close + 1;
        }
        return out.toString();
    }

    /** A fenced block; the text is kept as it is, but for the line end it may lack. */
    public static String fenced(String language, String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text, '`') + 1));
        String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return fence + language + "\n" + text + end + fence;
    }

    /** Without control characters and marks that turn the direction of writing; on one line. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (c == '\n' || c == '\r' || c == '\t') out.append(' ');
                    else if (Character.isISOControl(c)
                            || isDirection(c)
                            || Character.getType(c) == Character.SURROGATE) out.append('\ufffd');
                    else out.appendCodePoint(c);
                });
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPunctuation(c) && !isHarmless(text, i)) out.append('\\');
            out.append(c);
            if (joins(text, i)) out.append(WORD_JOINER);
        }
        return out.toString();
    }

    /**
     * Whether GitHub would make a mention, a reference or a link of this character and what
     * follows.
     */
    private static boolean joins(String text, int at) {
        if (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1))) return false;
        return switch (text.charAt(at)) {
            case '@', '#' -> true;
            case ':' -> text.charAt(at + 1) == '/';
            case '.' -> text.regionMatches(true, at - 3, "www", 0, 3);
            case '-' -> text.regionMatches(true, at - 2, "GH", 0, 2);
            default -> false;
        };
    }

    /** Punctuation that means nothing within a line of prose. */
    private static boolean isHarmless(String text, int at) {
        char c = text.charAt(at);
        if (c == ',' || c == ';' || c == '?' || c == '/' || c == '%' || c == '\'') return true;
        if (at == 0) return false;
        // a number before it would begin a list
        if (c == '.' || c == ')') return !isNumber(text, at);
        return c == ':' || c == '-' || c == '(';
    }

    private static boolean isNumber(String text, int end) {
        return end <= LONGEST_NUMBER
                && text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPunctuation(char c) {
        return (c >= '!' && c <= '/')
                || (c >= ':' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }

    private static boolean isDirection(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f
                || c == 0x2028
                || c == 0x2029;
    }

    private static int longestRun(String text, char of) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c == of ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** A cut that leaves no half of a character. */
    private static int safeCut(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
