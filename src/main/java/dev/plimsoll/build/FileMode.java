package dev.plimsoll.build;

import java.util.Optional;

/** Permission bits and how chmod changes them; POSIX.1-2024, chmod. */
public final class FileMode {

    private static final int EXECUTE_ANY = 0111;
    private static final int ALL = 0777;

    private FileMode() {}

    /**
     * The bits after a change, octal or symbolic; empty where they are not known. {@code X} counts
     * as {@code x} only where a file may be run by someone already.
     */
    public static Optional<Integer> changed(Optional<Integer> before, String change) {
        if (!change.isEmpty() && change.chars().allMatch(c -> c >= '0' && c <= '7')) {
            // more than five digits are no mode
            return change.length() > 5
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(change, 8) & 07777);
        }
        Optional<Integer> mode = before;
        for (String clause : change.split(",", -1)) mode = clause(mode, clause);
        return mode;
    }

    private static Optional<Integer> clause(Optional<Integer> before, String clause) {
        int at = 0;
        int who = 0;
        while (at < clause.length() && "ugoa".indexOf(clause.charAt(at)) >= 0)
            who |= who(clause.charAt(at++));
        if (who == 0) who = ALL;
        Optional<Integer> mode = before;
        while (at < clause.length()) {
            char operator = clause.charAt(at++);
            int end = at;
            while (end < clause.length() && "+-=".indexOf(clause.charAt(end)) < 0) end++;
            int affected = who;
            String permissions = clause.substring(at, end);
            mode = mode.flatMap(bits -> apply(bits, operator, permissions, affected));
            at = end;
        }
        return mode;
    }

    private static Optional<Integer> apply(int bits, char operator, String permissions, int who) {
        int wanted = 0;
        for (int i = 0; i < permissions.length(); i++) {
            switch (permissions.charAt(i)) {
                case 'r' -> wanted |= 0444;
                case 'w' -> wanted |= 0222;
                case 'x' -> wanted |= EXECUTE_ANY;
                case 'X' -> wanted |= (bits & EXECUTE_ANY) != 0 ? EXECUTE_ANY : 0;
                case 'u' -> wanted |= (bits >> 6 & 7) * EXECUTE_ANY;
                case 'g' -> wanted |= (bits >> 3 & 7) * EXECUTE_ANY;
                case 'o' -> wanted |= (bits & 7) * EXECUTE_ANY;
                case 's', 't' -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        wanted &= who;
        return switch (operator) {
            case '+' -> Optional.of(bits | wanted);
            case '-' -> Optional.of(bits & ~wanted);
            case '=' -> Optional.of((bits & ~who) | wanted);
            default -> Optional.empty();
        };
    }

    private static int who(char letter) {
        return switch (letter) {
            case 'u' -> 0700;
            case 'g' -> 0070;
            case 'o' -> 0007;
            default -> ALL;
        };
    }
}
