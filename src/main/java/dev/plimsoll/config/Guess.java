package dev.plimsoll.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was likely meant. */
final class Guess {

    /** Longer words are no typing errors. */
    private static final int LONGEST = 40;

    private Guess() {}

    /** {@code ; did you mean X?} where one of the words is near, else nothing. */
    static String hint(String written, Collection<String> words) {
        return nearest(written, words).map(word -> "; did you mean " + word + "?").orElse("");
    }

    static Optional<String> nearest(String written, Collection<String> words) {
        if (written.length() > LONGEST) return Optional.empty();
        int most = Math.max(1, written.length() / 3);
        return words.stream()
                .filter(word -> distance(written, word) <= most)
                .min(
                        Comparator.<String>comparingInt(word -> distance(written, word))
                                .thenComparing(word -> word));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
