package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The marker grammar of PEP 508 with the older names of PEP 345 and setuptools. */
final class MarkerParser {

    private static final int DEEPEST = 50;

    /** What may be written, and what it is called today. */
    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("python_version", "python_version"),
                    Map.entry("python_full_version", "python_full_version"),
                    Map.entry("os_name", "os_name"),
                    Map.entry("os.name", "os_name"),
                    Map.entry("sys_platform", "sys_platform"),
                    Map.entry("sys.platform", "sys_platform"),
                    Map.entry("platform_release", "platform_release"),
                    Map.entry("platform_system", "platform_system"),
                    Map.entry("platform_version", "platform_version"),
                    Map.entry("platform.version", "platform_version"),
                    Map.entry("platform_machine", "platform_machine"),
                    Map.entry("platform.machine", "platform_machine"),
                    Map.entry("platform_python_implementation", "platform_python_implementation"),
                    Map.entry("platform.python_implementation", "platform_python_implementation"),
                    Map.entry("python_implementation", "platform_python_implementation"),
                    Map.entry("implementation_name", "implementation_name"),
                    Map.entry("implementation_version", "implementation_version"),
                    Map.entry("extra", "extra"),
                    Map.entry("extras", "extras"),
                    Map.entry("dependency_groups", "dependency_groups"));

    private static final List<String> SIGNS =
            List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");

    private final Cursor in;
    private int depth;

    private MarkerParser(Cursor in) {
        this.in = in;
    }

    static Optional<Marker> parse(String text) {
        Cursor in = new Cursor(text);
        Optional<Marker> marker = parse(in);
        return in.atEnd() ? marker : Optional.empty();
    }

    /** Reads a marker and the blanks after it. */
    static Optional<Marker> parse(Cursor in) {
        return new MarkerParser(in).alternatives();
    }

    private Optional<Marker> alternatives() {
        return listOf(this::conjunction, "or")
                .map(parts -> parts.size() == 1 ? parts.getFirst() : new Marker.Or(parts));
    }

    private Optional<Marker> conjunction() {
        return listOf(this::atom, "and")
                .map(parts -> parts.size() == 1 ? parts.getFirst() : new Marker.And(parts));
    }

    private Optional<List<Marker>> listOf(Supplier<Optional<Marker>> part, String separator) {
        List<Marker> parts = new ArrayList<>();
        do {
            Optional<Marker> next = part.get();
            if (next.isEmpty()) return Optional.empty();
            parts.add(next.get());
        } while (in.takeWord(separator));
        return Optional.of(parts);
    }

    private Optional<Marker> atom() {
        in.skipBlanks();
        Optional<Marker> read = in.take('(') ? group() : comparison();
        in.skipBlanks();
        return read;
    }

    private Optional<Marker> group() {
        if (++depth > DEEPEST) return Optional.empty();
        Optional<Marker> inner = alternatives();
        depth--;
        return in.take(')') ? inner : Optional.empty();
    }

    private Optional<Marker> comparison() {
        Optional<Marker.Operand> left = operand();
        in.skipBlanks();
        Optional<String> operator = operator();
        in.skipBlanks();
        if (left.isEmpty() || operator.isEmpty()) return Optional.empty();
        return operand().map(right -> new Marker.Comparison(left.get(), operator.get(), right));
    }

    private Optional<String> operator() {
        for (String sign : SIGNS) {
            if (in.take(sign)) return Optional.of(sign);
        }
        if (in.takeWord("in")) return Optional.of("in");
        if (in.takeWord("not") && in.skipBlanks() && in.takeWord("in"))
            return Optional.of("not in");
        return Optional.empty();
    }

    private Optional<Marker.Operand> operand() {
        char quote = in.peek();
        if (quote == '"' || quote == '\'') {
            in.next();
            return quoted(quote).map(Marker.Text::new);
        }
        String name = in.takeWhile(c -> Cursor.isAlphanumeric(c) || c == '_' || c == '.');
        return Optional.ofNullable(VARIABLES.get(name)).map(Marker.Variable::new);
    }

    /** As a string of Python; of its escapes those that name a character by number are not read. */
    private Optional<String> quoted(char quote) {
        StringBuilder value = new StringBuilder();
        while (!in.atEnd()) {
            char c = in.peek();
            in.next();
            if (c == quote) return Optional.of(value.toString());
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = in.peek();
            // the end of the text is where the next character is no more, or the quote that the
            // scanner takes for the end
            if (in.atEnd() || escaped == quote || "xuUN".indexOf(escaped) >= 0)
                return Optional.empty();
            in.next();
            switch (escaped) {
                case '\\', '\'', '"' -> value.append(escaped);
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                default -> value.append(c).append(escaped);
            }
        }
        return Optional.empty();
    }
}
