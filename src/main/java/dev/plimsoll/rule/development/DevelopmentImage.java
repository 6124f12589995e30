package dev.plimsoll.rule.development;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether an image says that it is there for development: its tools are wanted then. */
final class DevelopmentImage {

    /** Words that make "development" in a file's heading mean the image itself. */
    private static final Set<String> LIMITS = Set.of("only", "solely", "local", "intended", "not");

    private DevelopmentImage() {}

    static boolean is(Subject subject) {
        return ProductionRequirements.isForDevelopment(subject.image().request().dockerfile())
                || subject.image()
                        .shipped()
                        .stage()
                        .name()
                        .filter(name ->
                                ProductionRequirements.isForDevelopment(new RepositoryPath(name)))
                        .isPresent()
                || isSaid(subject.dockerfile());
    }

    /** In the comment that the file begins with. */
    private static boolean isSaid(Dockerfile dockerfile) {
        if (dockerfile.instructions().isEmpty()) return false;
        String text = dockerfile.source().text();
        String heading =
                text.substring(0, dockerfile.instructions().getFirst().range().start())
                        .toLowerCase(Locale.ROOT);
        List<String> words = List.of(heading.split("[^a-z]+", -1));
        return words.contains("development") && words.stream().anyMatch(LIMITS::contains);
    }
}
