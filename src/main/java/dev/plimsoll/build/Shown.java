package dev.plimsoll.build;

import dev.plimsoll.shell.Word;

/** Strangers' words as they may be told: short, of one line, nothing that may be a secret. */
public final class Shown {

    private static final int LONGEST = 40;

    private Shown() {}

    /** A program's name without its folder. */
    public static String name(Call call) {
        return plain(call.name());
    }

    /** A text without line ends and backquotes, cut where it is long. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == '`' ? ' ' : c)
                .limit(LONGEST)
                .forEach(out::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? out + "…" : out.toString();
    }

    /** Scheme and host of an address; nothing of its user, path or query. */
    public static String host(String url) {
        int start = url.indexOf("://");
        int from = start < 0 ? 0 : start + 3;
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) end++;
        String authority = url.substring(from, end);
        return plain(authority.substring(authority.lastIndexOf('@') + 1));
    }

    /** What a word looks like whose value is not known. */
    static String word(Word word) {
        StringBuilder out = new StringBuilder();
        for (Word.Part part : word.parts()) {
            switch (part) {
                case Word.Part.Literal(String text, boolean quoted) -> out.append(text);
                case Word.Part.Parameter parameter ->
                        out.append("${").append(parameter.name()).append('}');
                case Word.Part.CommandSubstitution substitution -> out.append("$(…)");
                case Word.Part.Unknown(String text, boolean quoted) -> out.append(text);
            }
        }
        return out.toString();
    }
}
