package dev.plimsoll.review;

import java.util.ArrayList;
import java.util.List;

/** Reads the hunks of a unified diff of one file, as GitHub's {@code patch} field has them. */
public final class Hunks {

    /** GitHub gives no patch beyond 20,000 lines or 1 MB; twice that is no patch of GitHub's. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private Hunks() {}

    /** Lines that were cut off are not shown, so they are not part of a hunk. */
    public static List<Hunk> parse(String patch) {
        List<Hunk> hunks = new ArrayList<>();
        if (patch.length() > MOST_CHARACTERS) return hunks;
        int start = 0;
        int announced = -1;
        int shown = 0;
        for (String line : (Iterable<String>) patch.lines()::iterator) {
            if (line.startsWith("@@ ")) {
                if (announced >= 0) hunks.add(new Hunk(start, Math.min(announced, shown)));
                int[] range = newRange(line);
                start = range[0];
                announced = range[1];
                shown = 0;
            } else if (announced >= 0
                    && (line.startsWith("+") || line.startsWith(" ") || line.isEmpty())) {
                shown++;
            }
        }
        if (announced >= 0) hunks.add(new Hunk(start, Math.min(announced, shown)));
        hunks.removeIf(hunk -> hunk.newLines() <= 0);
        return List.copyOf(hunks);
    }

    /** Start and count of {@code +c,d}; a count of 0 where the header is none. */
    private static int[] newRange(String header) {
        int plus = header.indexOf(" +");
        int end = header.indexOf(" @@", Math.max(plus, 0));
        if (plus < 0 || end < 0) return new int[] {0, 0};
        String range = header.substring(plus + 2, end);
        int comma = range.indexOf(',');
        try {
            int start = Integer.parseInt(comma < 0 ? range : range.substring(0, comma));
            return new int[] {start, comma < 0 ? 1 : Integer.parseInt(range.substring(comma + 1))};
        } catch (NumberFormatException e) {
            return new int[] {0, 0};
        }
    }
}
