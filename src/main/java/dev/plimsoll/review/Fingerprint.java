package dev.plimsoll.review;

import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names findings by rule, path and the text that they are about, blanks aside, so that a name
 * survives line moves; of equal texts in one file each has its number.
 */
final class Fingerprint {

    /**
     * Bytes of the hash that are shown: few enough to read, too many to collide within a pull
     * request.
     */
    private static final int LENGTH = 8;

    private final Snapshot snapshot;
    private final Map<String, Map<TextRange, Integer>> seen = new HashMap<>();

    Fingerprint(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Findings of one file must be asked for in their order. */
    String of(WeighedFinding finding) {
        TextRange range = finding.finding().range();
        String name = finding.rule() + "\n" + finding.finding().path() + "\n" + anchor(finding);
        Map<TextRange, Integer> same = seen.computeIfAbsent(name, key -> new HashMap<>());
        int ordinal = same.computeIfAbsent(range, key -> same.size());
        return HexFormat.of().formatHex(hash(name + "\n" + ordinal), 0, LENGTH);
    }

    private String anchor(WeighedFinding finding) {
        String text = snapshot.text(finding.finding().path()).map(SourceFile::text).orElse("");
        TextRange range = finding.finding().range();
        int end = Math.min(range.end(), text.length());
        return squeezed(text.substring(Math.min(range.start(), end), end));
    }

    /** Runs of blanks and line ends as one blank. */
    private static String squeezed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) out.append(c);
            else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
        }
        return out.toString().strip();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
