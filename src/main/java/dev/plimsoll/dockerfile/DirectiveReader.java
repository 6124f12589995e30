package dev.plimsoll.dockerfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes parser directives off the top of a file, as long as nothing else was seen; BuildKit,
 * parser/directives.go.
 */
final class DirectiveReader {

    private static final Pattern DIRECTIVE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");
    private static final char DEFAULT_ESCAPE = '\\';

    private final Map<String, String> values = new HashMap<>();
    private final List<Comment> lines = new ArrayList<>();
    private final Problems problems;
    private char escape = DEFAULT_ESCAPE;
    private boolean done;

    DirectiveReader(Problems problems) {
        this.problems = problems;
    }

    char escape() {
        return escape;
    }

    /** No directive counts from here on. */
    void end() {
        done = true;
    }

    /** Takes the comment line if it is a directive; the first that is none ends them. */
    boolean take(Comment line) {
        if (done) return false;
        String text = line.text().substring(1);
        Matcher directive =
                DIRECTIVE.matcher(text.substring(Whitespace.skip(text, 0, text.length())));
        String name = directive.matches() ? directive.group(1).toLowerCase(Locale.ROOT) : "";
        if (!KNOWN.contains(name)) {
            done = true;
            return false;
        }
        lines.add(line);
        if (values.putIfAbsent(name, directive.group(2)) != null) {
            problems.at(
                    line.range(),
                    "the parser directive %s stands twice; one was expected".formatted(name));
        } else if (name.equals("escape")) {
            setEscape(line, directive.group(2));
        }
        return true;
    }

    private void setEscape(Comment line, String value) {
        if (value.equals("\\") || value.equals("`")) {
            escape = value.charAt(0);
        } else {
            problems.at(line.range(), "the parser directive escape expects \\ or `");
        }
    }

    Directives directives() {
        // the builder takes what stands before the first blank as the frontend's image
        Optional<String> syntax =
                Optional.ofNullable(values.get("syntax")).map(DirectiveReader::firstWord);
        return new Directives(
                syntax, escape, Optional.ofNullable(values.get("check")), List.copyOf(lines));
    }

    private static String firstWord(String value) {
        int blank = value.indexOf(' ');
        return blank < 0 ? value : value.substring(0, blank);
    }
}
