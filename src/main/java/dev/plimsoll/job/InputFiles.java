package dev.plimsoll.job;

import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.Comparison;
import dev.plimsoll.github.GitHubSnapshot;
import dev.plimsoll.review.Relevance;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses by its name whether a file will be read; a wrong guess costs a request, or a wait. */
final class InputFiles {

    private static final long LARGEST = 200_000;
    private static final int MOST = 400;
    private static final String WORKFLOWS = ".github/workflows/";

    private InputFiles() {}

    static boolean isRead(RepositoryPath path) {
        String name = path.name().toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return Relevance.mayMatter(path)
                || (yaml && (name.contains("compose") || path.value().startsWith(WORKFLOWS)));
    }

    /** What to read ahead: such files of the head, and of those that changed what they were. */
    static List<String> of(GitHubSnapshot head, Comparison comparison) {
        Stream<String> now = read(head);
        Stream<String> before =
                comparison.files().stream()
                        .map(InputFiles::before)
                        .filter(InputFiles::isRead)
                        .map(path -> comparison.mergeBase() + ":" + path);
        return Stream.concat(before, now).distinct().limit(MOST).toList();
    }

    /** What to read ahead where there is only one side. */
    static List<String> of(GitHubSnapshot head) {
        return read(head).distinct().limit(MOST).toList();
    }

    private static Stream<String> read(GitHubSnapshot head) {
        return head.entries().values().stream()
                .filter(it -> it.isFile() && it.bytes() <= LARGEST && isRead(it.path()))
                .map(Entry::id)
                .flatMap(Optional::stream);
    }

    private static RepositoryPath before(ChangedFile file) {
        return file.previous().orElse(file.path());
    }
}
