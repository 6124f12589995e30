package dev.plimsoll.index;

import dev.plimsoll.python.SdistContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a source distribution holds, as it is kept between runs: numbers, then requirements. */
final class SdistFacts {

    private static final String VERSION = "2";
    private static final int CELLS = 7;

    /** The line that parts what is needed from what the build needs. */
    private static final String BUILD = "[build]";

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
                .append(contents.requires().isPresent())
                .append(' ')
                .append(contents.buildRequires().isPresent());
        append(contents.requires(), text);
        text.append('\n').append(BUILD);
        append(contents.buildRequires(), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(Optional<List<String>> lines, StringBuilder text) {
        lines.orElse(List.of()).forEach(one -> text.append('\n').append(one.replace('\n', ' ')));
    }

    /** Empty where the bytes are of another version, or broken: they are learnt again. */
    static Optional<SdistContents> read(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) return Optional.empty();
        String[] cells = lines.getFirst().split(" ", -1);
        int build = lines.indexOf(BUILD);
        if (cells.length != CELLS || !cells[0].equals(VERSION) || build < 0)
            return Optional.empty();
        try {
            return Optional.of(
                    new SdistContents(
                            Long.parseLong(cells[1]),
                            cells[5].equals("true")
                                    ? Optional.of(lines.subList(1, build))
                                    : Optional.empty(),
                            Long.parseLong(cells[2]),
                            Long.parseLong(cells[3]),
                            cells[4].equals("true"),
                            cells[6].equals("true")
                                    ? Optional.of(lines.subList(build + 1, lines.size()))
                                    : Optional.empty()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
