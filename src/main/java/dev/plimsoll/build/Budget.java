package dev.plimsoll.build;

/** Bounds what the commands of one RUN may take: how many, and how deep in each other. */
final class Budget {

    /** Commands of one RUN, loops and functions counted each time. */
    static final int MOST_COMMANDS = 20_000;

    private static final int DEEPEST = 120;

    private int commands;
    private int depth;

    /** Whether another command may be entered; if so it must be left. */
    boolean enter() {
        if (commands >= MOST_COMMANDS || depth >= DEEPEST) return false;
        commands++;
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }
}
