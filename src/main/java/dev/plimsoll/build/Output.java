package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a command writes to its standard output: a text, bytes whose number is known, or nothing
 * that is known.
 *
 * @param size where the text is not known, what it weighs; empty where that is not known either
 */
record Output(boolean touched, Optional<String> text, Optional<Printed> size) {

    /** Longer outputs are not kept. */
    private static final int LONGEST = 1 << 20;

    /** What an output weighs as a file, and as a file in a layer's blob. */
    record Printed(Weight bytes, Weight compressed) {
        static Printed of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Printed(
                    Weight.exact(bytes.length), Weight.exact(Compression.ofNewFile(bytes)));
        }

        Printed plus(Printed more) {
            return new Printed(bytes.plus(more.bytes), compressed.plus(more.compressed));
        }
    }

    static Output nothing() {
        return new Output(false, Optional.of(""), Optional.empty());
    }

    static Output unknown() {
        return new Output(true, Optional.empty(), Optional.empty());
    }

    static Output of(Printed size) {
        return new Output(true, Optional.empty(), Optional.of(size));
    }

    Output plus(String more) {
        return plus(new Output(true, Optional.of(more), Optional.empty()));
    }

    /** This output followed by another. */
    Output plus(Output more) {
        boolean any = touched || more.touched;
        if (text.isPresent() && more.text.isPresent()) {
            String both = text.get() + more.text.get();
            return both.length() < LONGEST
                    ? new Output(any, Optional.of(both), Optional.empty())
                    : new Output(any, Optional.empty(), Optional.of(Printed.of(both)));
        }
        Optional<Printed> sum =
                weight().flatMap(before -> more.weight().map(after -> before.plus(after)));
        return new Output(any, Optional.empty(), sum);
    }

    /** What it weighs, as far as that is known. */
    Optional<Printed> weight() {
        return text.map(Printed::of).or(() -> size);
    }
}
