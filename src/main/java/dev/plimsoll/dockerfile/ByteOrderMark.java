package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceFile;

/** UTF-8's byte order mark, which the builder drops. */
final class ByteOrderMark {

    private static final String DECODED = "\uFEFF";

    /** Its three bytes in a file that is no UTF-8 and was read byte by byte. */
    private static final String AS_BYTES = "\u00EF\u00BB\u00BF";

    private ByteOrderMark() {}

    static int length(SourceFile source) {
        String mark = source.editable() ? DECODED : AS_BYTES;
        return source.text().startsWith(mark) ? mark.length() : 0;
    }
}
