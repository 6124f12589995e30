package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MappedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shapes of real images: each folder under {@code shell} has a script and the tree that it means.
 */
class ShellGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/shell");

    @ParameterizedTest
    @MethodSource("cases")
    void reads(String name) throws IOException {
        Script script =
                ShellParser.parse(
                        MappedText.of(
                                Files.readString(FOLDER.resolve(name).resolve("script.sh")), 0));
        String tree =
                "%s%n%s"
                        .formatted(
                                String.join("\n", script.problems()),
                                Dump.of(script).replace(" (", "\n("));
        Path expected = FOLDER.resolve(name).resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) Files.writeString(expected, tree);
        assertThat(tree).isEqualTo(Files.readString(expected));
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
