package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A blob as GraphQL shows it. */
final class BlobJson {

    /** GitHub shows no more of a blob's text (GraphQL reference, "Blob.isTruncated"). */
    private static final int LONGEST_TEXT = 512_000;

    private BlobJson() {}

    /** Binary files have no text, and what is no UTF-8 is shown as if it were. */
    static ObjectNode of(byte[] bytes) {
        ObjectNode blob = DoubleRoutes.JSON.objectNode();
        blob.put("oid", HostedRepository.blobId(bytes)).put("byteSize", bytes.length);
        boolean binary = false;
        for (byte one : bytes) binary |= one == 0;
        if (binary) return blob.putNull("text").put("isTruncated", false);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        boolean truncated = text.length() > LONGEST_TEXT;
        return blob.put("text", truncated ? text.substring(0, LONGEST_TEXT) : text)
                .put("isTruncated", truncated);
    }
}
