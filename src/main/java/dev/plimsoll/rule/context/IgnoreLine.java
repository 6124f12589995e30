package dev.plimsoll.rule.context;

import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.Collection;
import java.util.stream.Collectors;

/** A line for an ignore file. */
public record IgnoreLine(String pattern, Leftover kind) {

    /** An ignore file of these lines alone. */
    static IgnoreFile fileOf(Collection<IgnoreLine> lines) {
        String text = lines.stream().map(IgnoreLine::pattern).collect(Collectors.joining("\n"));
        return IgnoreFile.parse(SourceFile.of(new RepositoryPath(".dockerignore"), text));
    }
}
