package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar of PEP 508, with the parentheses around versions that older metadata has. */
final class RequirementParser {

    private static final int LONGEST = 20_000;

    private final Cursor in;

    private RequirementParser(Cursor in) {
        this.in = in;
    }

    static Optional<Requirement> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        return new RequirementParser(new Cursor(text)).requirement();
    }

    private Optional<Requirement> requirement() {
        in.skipBlanks();
        Optional<String> name = identifier();
        in.skipBlanks();
        Optional<List<String>> extras = in.take('[') ? extras() : Optional.of(List.of());
        in.skipBlanks();
        if (name.isEmpty() || extras.isEmpty()) return Optional.empty();
        return in.take('@')
                ? fromUrl(name.get(), extras.get())
                : fromVersions(name.get(), extras.get());
    }

    private Optional<Requirement> fromUrl(String name, List<String> extras) {
        in.skipBlanks();
        String url = in.takeWhile(c -> c != ' ' && c != '\t' && c != '\n' && c != '\r');
        if (url.isEmpty() || (!in.atEnd() && !in.skipBlanks())) return Optional.empty();
        return ending(
                new Requirement(
                        name, extras, SpecifierSet.ANY, Optional.of(url), Optional.empty()));
    }

    private Optional<Requirement> fromVersions(String name, List<String> extras) {
        boolean parenthesis = in.take('(');
        Optional<SpecifierSet> versions = versions();
        if (versions.isEmpty() || (parenthesis && !in.take(')'))) return Optional.empty();
        in.skipBlanks();
        return ending(
                new Requirement(name, extras, versions.get(), Optional.empty(), Optional.empty()));
    }

    private Optional<Requirement> ending(Requirement soFar) {
        if (in.atEnd()) return Optional.of(soFar);
        if (!in.take(';')) return Optional.empty();
        Optional<Marker> marker = MarkerParser.parse(in);
        if (marker.isEmpty() || !in.atEnd()) return Optional.empty();
        return Optional.of(
                new Requirement(
                        soFar.name(), soFar.extras(), soFar.specifier(), soFar.url(), marker));
    }

    private Optional<List<String>> extras() {
        List<String> extras = new ArrayList<>();
        in.skipBlanks();
        if (in.take(']')) return Optional.of(extras);
        do {
            in.skipBlanks();
            Optional<String> extra = identifier();
            if (extra.isEmpty()) return Optional.empty();
            extras.add(extra.get());
            in.skipBlanks();
        } while (in.take(','));
        return in.take(']') ? Optional.of(extras) : Optional.empty();
    }

    private Optional<SpecifierSet> versions() {
        List<Specifier> clauses = new ArrayList<>();
        do {
            in.skipBlanks();
            Optional<Specifier.Operator> operator = operator();
            if (operator.isEmpty()) break;
            in.skipBlanks();
            String written = in.takeWhile(c -> c > ' ' && c != ',' && c != ';' && c != ')');
            Optional<Specifier> clause = Specifier.of(operator.get(), written);
            if (clause.isEmpty()) return Optional.empty();
            clauses.add(clause.get());
            in.skipBlanks();
        } while (in.take(','));
        return Optional.of(new SpecifierSet(clauses));
    }

    private Optional<Specifier.Operator> operator() {
        for (Specifier.Operator operator : Specifier.Operator.values()) {
            if (in.take(operator.sign())) return Optional.of(operator);
        }
        return Optional.empty();
    }

    /** Begins and ends with a letter or a digit. */
    private Optional<String> identifier() {
        int start = in.position();
        String run =
                in.takeWhile(c -> Cursor.isAlphanumeric(c) || c == '.' || c == '_' || c == '-');
        int end = run.length();
        while (end > 0 && !Cursor.isAlphanumeric(run.charAt(end - 1))) end--;
        if (end == 0 || !Cursor.isAlphanumeric(run.charAt(0))) return Optional.empty();
        in.back(start + end);
        return Optional.of(run.substring(0, end));
    }
}
