package dev.plimsoll.build;

import java.util.Optional;

/** What a command writes to its standard output: a text, or nothing that is known. */
record Output(boolean touched, Optional<String> text) {

    /** Longer outputs are not kept. */
    private static final int LONGEST = 1 << 20;

    static Output nothing() {
        return new Output(false, Optional.of(""));
    }

    static Output unknown() {
        return new Output(true, Optional.empty());
    }

    Output plus(String more) {
        return new Output(
                true,
                text.filter(before -> before.length() + more.length() < LONGEST)
                        .map(before -> before + more));
    }

    /** This output followed by another. */
    Output plus(Output more) {
        return new Output(
                touched || more.touched,
                text.flatMap(before -> more.text.map(after -> before + after)));
    }
}
