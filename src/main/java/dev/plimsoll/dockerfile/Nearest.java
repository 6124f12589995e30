package dev.plimsoll.dockerfile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The word that a stranger likely meant: the one with the fewest letters changed, added, removed or
 * swapped.
 */
final class Nearest {

    /** Longer words are no typing errors of a keyword. */
    private static final int LONGEST = 24;

    private Nearest() {}

    static Optional<String> to(String written, Collection<String> words) {
        if (written.length() > LONGEST) return Optional.empty();
        int most = written.length() < 4 ? 1 : 2;
        return words.stream()
                .filter(word -> distance(written, word) <= most)
                .min(
                        Comparator.<String>comparingInt(word -> distance(written, word))
                                .thenComparing(word -> word));
    }

    /** "; did you mean X?" or nothing. */
    static String hint(String written, Collection<String> words, String prefix) {
        return to(written, words).map(word -> "; did you mean " + prefix + word + "?").orElse("");
    }

    /** Optimal string alignment. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                                cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
