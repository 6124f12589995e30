package dev.plimsoll.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text file of a repository, decoded so that no byte is lost.
 *
 * <p>Valid UTF-8 is decoded as such. Anything else is decoded as ISO 8859-1, which maps every byte
 * to one character and back, and is not {@link #editable}: findings on it are told, edits are not
 * made. A byte order mark stays in the text.
 */
public final class SourceFile {

    private final RepositoryPath path;
    private final String text;
    private final Charset charset;
    private final int[] lineStarts;

    private SourceFile(RepositoryPath path, String text, Charset charset) {
        this.path = path;
        this.text = text;
        this.charset = charset;
        this.lineStarts = lineStarts(text);
    }

    public static SourceFile of(RepositoryPath path, String text) {
        return new SourceFile(path, text, StandardCharsets.UTF_8);
    }

    public static SourceFile decode(RepositoryPath path, byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new SourceFile(path, decoded.toString(), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return new SourceFile(
                    path,
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    StandardCharsets.ISO_8859_1);
        }
    }

    public byte[] encode() {
        return text.getBytes(charset);
    }

    public RepositoryPath path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** Whether the file is valid UTF-8, and so may be edited. */
    public boolean editable() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    public TextRange range() {
        return new TextRange(0, text.length());
    }

    /** Lines are ended by LF; text after the last LF is a line too. */
    public int lineCount() {
        return lineStarts.length
                - (lineStarts[lineStarts.length - 1] == text.length() && text.length() > 0 ? 1 : 0);
    }

    /** The 1-based line that holds this offset. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where the 1-based line starts; one past the last line gives the text's end. */
    public int lineStart(int line) {
        return line > lineStarts.length ? text.length() : lineStarts[line - 1];
    }

    /** The whole of the 1-based line, its line end included. */
    public TextRange line(int line) {
        return new TextRange(lineStart(line), lineStart(line + 1));
    }

    /** Whole lines that hold the range, line ends included. */
    public TextRange wholeLines(TextRange range) {
        int last = lineAt(range.isEmpty() ? range.start() : range.end() - 1);
        return new TextRange(lineStart(lineAt(range.start())), lineStart(last + 1));
    }

    /** The line end that the file uses first; LF where it has none. */
    public String lineEnd() {
        int lf = text.indexOf('\n');
        return lf > 0 && text.charAt(lf - 1) == '\r' ? "\r\n" : "\n";
    }

    public SourceFile withText(String changed) {
        return new SourceFile(path, changed, charset);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int lf = text.indexOf('\n'); lf >= 0; lf = text.indexOf('\n', lf + 1)) {
            if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
            starts[count++] = lf + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile that
                && path.equals(that.path)
                && text.equals(that.text)
                && charset.equals(that.charset);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return "SourceFile[" + path + ", " + text.length() + " characters]";
    }
}
