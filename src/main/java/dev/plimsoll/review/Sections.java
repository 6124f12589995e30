package dev.plimsoll.review;

/**
 * Text that never grows beyond what GitHub takes: a section that does not fit is left out as a
 * whole, and said so.
 */
final class Sections {

    /** GitHub takes 65,536 characters and counts some of them twice. */
    static final int MOST_CHARACTERS = 60_000;

    private static final String LEFT_OUT =
            "\n\n_Something did not fit here and was left out; the full report has it._";

    private final StringBuilder text = new StringBuilder();
    private boolean leftOut;

    Sections add(String section) {
        if (section.isEmpty()) return this;
        String gap = text.isEmpty() ? "" : "\n\n";
        if (text.length() + gap.length() + section.length() + LEFT_OUT.length() > MOST_CHARACTERS)
            leftOut = true;
        else text.append(gap).append(section);
        return this;
    }

    @Override
    public String toString() {
        return leftOut ? text + LEFT_OUT : text.toString();
    }
}
