package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems of one file while it is being read. */
final class Problems {

    /** More say nothing new about a file. */
    private static final int MOST = 20;

    /** Characters of a stranger's word that a message shows. */
    private static final int SHOWN = 40;

    private final SourceFile source;
    private final List<Problem> found = new ArrayList<>();

    Problems(SourceFile source) {
        this.source = source;
    }

    void at(TextRange range, String message) {
        if (found.size() < MOST) {
            found.add(Problem.at(source.path(), source.lineAt(range.start()), message));
        }
    }

    /** In the order of the lines. */
    List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparing(problem -> problem.line().orElse(0)))
                .toList();
    }

    /** A word as a message shows it: cut where it is long, no control characters. */
    static String shown(String word) {
        String cut = word.length() > SHOWN ? word.substring(0, SHOWN) + "…" : word;
        StringBuilder clean = new StringBuilder();
        cut.chars().forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
        return clean.toString();
    }
}
