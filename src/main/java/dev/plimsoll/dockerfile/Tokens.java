package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every token of a Dockerfile: what must still be there after an edit that does not name it. */
public final class Tokens {

    private Tokens() {}

    /** In the order of the file; the words of a shell command are what blanks separate. */
    public static List<Token> of(Dockerfile dockerfile) {
        List<Token> tokens = new ArrayList<>();
        for (Comment line : dockerfile.directives().lines()) {
            tokens.add(new Token(line.range(), Token.Kind.DIRECTIVE, line.text()));
        }
        for (Comment comment : dockerfile.comments()) {
            tokens.add(new Token(comment.range(), Token.Kind.COMMENT, comment.text()));
        }
        for (Instruction instruction : dockerfile.instructions()) {
            addLine(instruction, tokens);
            instruction.form().heredocs().forEach(heredoc -> addLines(heredoc, dockerfile, tokens));
        }
        tokens.sort(Comparator.comparing(Token::range));
        return List.copyOf(tokens);
    }

    private static void addLine(Instruction instruction, List<Token> tokens) {
        Instruction.Form form = instruction.form();
        tokens.add(new Token(form.keyword(), Token.Kind.KEYWORD, form.writtenKeyword()));
        for (Flag flag : form.flags()) {
            String text = "--" + flag.name() + flag.value().map(value -> "=" + value).orElse("");
            tokens.add(new Token(flag.range(), Token.Kind.FLAG, text));
        }
        if (instruction
                instanceof Instruction.Onbuild(Instruction.Form outer, Instruction trigger)) {
            addLine(trigger, tokens);
        } else {
            words(form)
                    .forEach(word ->
                            tokens.add(new Token(word.range(), Token.Kind.WORD, word.text())));
        }
    }

    private static List<Word> words(Instruction.Form form) {
        if (form.json()
                && JsonArray.read(form.arguments()) instanceof JsonArray.Strings(List<Word> words))
            return words;
        return Words.blankSeparated(form.arguments());
    }

    private static void addLines(Heredoc heredoc, Dockerfile dockerfile, List<Token> tokens) {
        String text = dockerfile.source().text();
        int start = heredoc.body().start();
        while (start < heredoc.body().end()) {
            int lineEnd = text.indexOf('\n', start);
            int end = lineEnd < 0 ? heredoc.body().end() : Math.min(lineEnd, heredoc.body().end());
            TextRange line = new TextRange(start, end);
            tokens.add(new Token(line, Token.Kind.HEREDOC_LINE, line.of(text)));
            start = end + 1;
        }
        tokens.add(
                new Token(
                        heredoc.terminator(),
                        Token.Kind.HEREDOC_LINE,
                        heredoc.terminator().of(text)));
    }
}
