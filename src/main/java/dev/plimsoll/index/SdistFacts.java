package dev.plimsoll.index;

import dev.plimsoll.python.SdistContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a source distribution holds, as it is kept between runs: numbers, then requirements. */
final class SdistFacts {

    private static final String VERSION = "1";
    private static final int CELLS = 6;

    private SdistFacts() {}

    static byte[] write(SdistContents contents) {
        StringBuilder text = new StringBuilder(VERSION);
        text.append(' ')
                .append(contents.archiveBytes())
                .append(' ')
                .append(contents.modules())
                .append(' ')
                .append(contents.packages())
                .append(' ')
                .append(contents.compiles())
                .append(' ')
                .append(contents.requires().isPresent());
        contents.requires()
                .orElse(List.of())
                .forEach(one -> text.append('\n').append(one.replace('\n', ' ')));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where the bytes are of another version, or broken: they are learnt again. */
    static Optional<SdistContents> read(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) return Optional.empty();
        String[] cells = lines.getFirst().split(" ", -1);
        if (cells.length != CELLS || !cells[0].equals(VERSION)) return Optional.empty();
        try {
            return Optional.of(
                    new SdistContents(
                            Long.parseLong(cells[1]),
                            cells[5].equals("true")
                                    ? Optional.of(lines.subList(1, lines.size()))
                                    : Optional.empty(),
                            Long.parseLong(cells[2]),
                            Long.parseLong(cells[3]),
                            cells[4].equals("true")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
