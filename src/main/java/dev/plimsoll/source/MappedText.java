package dev.plimsoll.source;

import java.util.Arrays;

/**
 * Text taken out of a {@link SourceFile} in pieces, each character of which knows its offset there:
 * a shell command without its line continuations and the comments between them, say.
 */
public final class MappedText {

    private final String text;
    private final int[] offsets;
    private final int end;

    private MappedText(String text, int[] offsets, int end) {
        this.text = text;
        this.offsets = offsets;
        this.end = end;
    }

    /** A text that is the same as its source, starting at {@code offset}. */
    public static MappedText of(String text, int offset) {
        Builder builder = new Builder();
        builder.append(text, offset);
        return builder.build(offset + text.length());
    }

    public String text() {
        return text;
    }

    /**
     * The offset in the source of the character at {@code index}; of the text's end, where the
     * source goes on.
     */
    public int offset(int index) {
        return index == offsets.length ? end : offsets[index];
    }

    /**
     * The source range from the first to the last character of {@code range}; what was left out
     * between them is inside.
     */
    public TextRange toSource(TextRange range) {
        if (range.isEmpty()) return TextRange.at(offset(range.start()));
        return new TextRange(offset(range.start()), offset(range.end() - 1) + 1);
    }

    public MappedText slice(TextRange range) {
        return new MappedText(
                range.of(text),
                Arrays.copyOfRange(offsets, range.start(), range.end()),
                range.isEmpty() ? offset(range.start()) : offset(range.end() - 1) + 1);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Puts pieces together, in the order of the source. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] offsets = new int[64];

        /** Appends a piece that stands at {@code offset} in the source. */
        public Builder append(String piece, int offset) {
            for (int i = 0; i < piece.length(); i++) {
                if (text.length() == offsets.length)
                    offsets = Arrays.copyOf(offsets, offsets.length * 2);
                offsets[text.length()] = offset + i;
                text.append(piece.charAt(i));
            }
            return this;
        }

        public boolean isEmpty() {
            return text.isEmpty();
        }

        /** The text put together; {@code end} is the source offset just after the last piece. */
        public MappedText build(int end) {
            return new MappedText(text.toString(), Arrays.copyOf(offsets, text.length()), end);
        }
    }
}
