package dev.plimsoll.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders of a Dockerfile and what it means. The cases are those of moby/buildkit at 73ed682,
 * frontend/dockerfile/parser/testfiles, testfiles-negative and parser_heredoc_test.go, in texts of
 * our own; buildkit's parser reads them so.
 */
class GoldenDockerfilesTest {

    private static final Path FOLDERS = Path.of("src/test/resources/dockerfile");

    static List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(FOLDERS)) {
            return found.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void means_what_the_builder_takes_it_for(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("Dockerfile"));
        Dockerfile read =
                DockerfileParser.parse(SourceFile.decode(new RepositoryPath("Dockerfile"), bytes));
        assertThat(meaning(read)).isEqualTo(Files.readString(folder.resolve("meaning.txt")));
        assertThat(Printer.print(read)).isEqualTo(read.source().text());
    }

    private static String meaning(Dockerfile read) {
        StringBuilder meaning = new StringBuilder();
        for (Instruction instruction : read.instructions()) {
            meaning.append(instruction.line(read.source())).append(": ");
            meaning.append(Reading.outline(instruction)).append('\n');
            for (Heredoc heredoc : instruction.form().heredocs()) {
                meaning.append(
                        "   %s<<%s%s%s%n"
                                .formatted(
                                        heredoc.fileDescriptor() == 0
                                                ? ""
                                                : heredoc.fileDescriptor(),
                                        heredoc.stripTabs() ? "-" : "",
                                        heredoc.name(),
                                        heredoc.expand() ? "" : " as written"));
                heredoc.content(read.source().text())
                        .lines()
                        .forEach(line -> meaning.append("   | ").append(line).append('\n'));
            }
        }
        Reading.messages(read)
                .forEach(message -> meaning.append("problem ").append(message).append('\n'));
        return meaning.toString();
    }
}
