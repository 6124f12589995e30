package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;

/**
 * Marks of Jinja, Go templates and their kind where an instruction's or an image's name should be.
 */
final class Template {

    private Template() {}

    static boolean isIn(Statement statement) {
        boolean from = statement.keyword().filter(keyword -> keyword == Keyword.FROM).isPresent();
        return isMarked(statement.written()) || (from && isMarked(statement.arguments().text()));
    }

    static Problem problem(SourceFile source, Statement statement) {
        int line = source.lineAt(statement.keywordRange().start());
        return Problem.at(
                source.path(),
                line,
                "this is a template; a Dockerfile as a builder reads it was expected");
    }

    private static boolean isMarked(String text) {
        return text.contains("{{") || text.contains("{%") || text.startsWith("{#");
    }
}
