package dev.plimsoll.shell;

import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code {a,b}} and {@code {1..3}}; bash reference manual, 3.5.1 "Brace Expansion". */
final class BraceExpansion {

    /** Words that one may become; {@code {1..1000000}} is not priced. */
    private static final int RESULT_LIMIT = 1_000;

    /** Characters of a word with braces. */
    private static final int LENGTH_LIMIT = 1_000;

    private BraceExpansion() {}

    static List<List<Word.Part>> expand(List<Word.Part> parts) throws Unevaluable {
        boolean braces =
                parts.stream()
                        .anyMatch(part ->
                                part instanceof Word.Part.Literal literal
                                        && !literal.quoted()
                                        && literal.text().indexOf('{') >= 0);
        if (!braces) return List.of(parts);
        List<List<Word.Part>> results = new ArrayList<>();
        for (List<Word.Part> atoms : atoms(split(parts))) {
            Parts merged = new Parts();
            for (Word.Part part : atoms) {
                if (part instanceof Word.Part.Literal literal)
                    merged.literal(literal.text(), literal.quoted());
                else merged.add(part);
            }
            results.add(merged.build());
        }
        return results;
    }

    /** Unquoted text character by character. */
    private static List<Word.Part> split(List<Word.Part> parts) throws Unevaluable {
        List<Word.Part> atoms = new ArrayList<>();
        for (Word.Part part : parts) {
            if (part instanceof Word.Part.Literal literal && !literal.quoted())
                literal.text()
                        .chars()
                        .forEach(c ->
                                atoms.add(new Word.Part.Literal(Character.toString(c), false)));
            else atoms.add(part);
        }
        if (atoms.size() > LENGTH_LIMIT) throw new Unevaluable("a word with braces is too long");
        return atoms;
    }

    private static List<List<Word.Part>> atoms(List<Word.Part> atoms) throws Unevaluable {
        for (int open = 0; open < atoms.size(); open++) {
            if (!is(atoms.get(open), '{')) continue;
            List<Integer> cuts = cuts(atoms, open);
            if (cuts.isEmpty()) continue;
            Optional<List<List<Word.Part>>> alternatives = alternatives(atoms, cuts);
            if (alternatives.isEmpty()) continue;
            List<List<Word.Part>> rests = atoms(atoms.subList(cuts.getLast() + 1, atoms.size()));
            return product(atoms.subList(0, open), alternatives.get(), rests);
        }
        return List.of(atoms);
    }

    /**
     * The opening brace, the commas of its level and the closing brace; empty where it is not
     * closed.
     */
    private static List<Integer> cuts(List<Word.Part> atoms, int open) {
        List<Integer> cuts = new ArrayList<>();
        int depth = 0;
        for (int at = open; at < atoms.size(); at++) {
            Word.Part atom = atoms.get(at);
            if ((is(atom, '{') && depth++ == 0) || (is(atom, ',') && depth == 1)) cuts.add(at);
            if (is(atom, '}') && --depth == 0) {
                cuts.add(at);
                return cuts;
            }
        }
        return List.of();
    }

    private static Optional<List<List<Word.Part>>> alternatives(
            List<Word.Part> atoms, List<Integer> cuts) throws Unevaluable {
        if (cuts.size() == 2) {
            String inside =
                    new Word(TextRange.at(0), atoms.subList(cuts.getFirst() + 1, cuts.getLast()))
                            .literal()
                            .orElse("");
            return BraceSequence.of(inside, RESULT_LIMIT)
                    .map(texts ->
                            texts.stream()
                                    .map(text ->
                                            List.<Word.Part>of(new Word.Part.Literal(text, false)))
                                    .toList());
        }
        List<List<Word.Part>> alternatives = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++)
            alternatives.addAll(atoms(atoms.subList(cuts.get(i - 1) + 1, cuts.get(i))));
        return Optional.of(alternatives);
    }

    private static List<List<Word.Part>> product(
            List<Word.Part> prefix, List<List<Word.Part>> middles, List<List<Word.Part>> rests)
            throws Unevaluable {
        if ((long) middles.size() * rests.size() > RESULT_LIMIT)
            throw new Unevaluable("braces make more than " + RESULT_LIMIT + " words");
        List<List<Word.Part>> all = new ArrayList<>();
        for (List<Word.Part> middle : middles) {
            for (List<Word.Part> rest : rests) {
                List<Word.Part> one = new ArrayList<>(prefix);
                one.addAll(middle);
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }

    private static boolean is(Word.Part part, char c) {
        return part instanceof Word.Part.Literal literal
                && !literal.quoted()
                && literal.text().length() == 1
                && literal.text().charAt(0) == c;
    }
}
