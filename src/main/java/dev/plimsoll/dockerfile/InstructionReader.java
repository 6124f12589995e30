package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.CommandLine;
import dev.plimsoll.dockerfile.Instruction.Form;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives a statement its meaning, or says why it has none; BuildKit, instructions/parse.go. */
final class InstructionReader {

    private static final List<String> KEYWORDS =
            Arrays.stream(Keyword.values()).map(Keyword::name).toList();

    private final Problems problems;
    private final char escape;

    InstructionReader(Problems problems, char escape) {
        this.problems = problems;
        this.escape = escape;
    }

    /** The instruction that ends where {@code end} says, its here-documents included. */
    Instruction read(Statement statement, List<Heredoc> heredocs, TextRange range) {
        Form form = form(statement, heredocs, range);
        if (statement.keyword().isEmpty()) return unknown(form);
        Keyword keyword = statement.keyword().get();
        boolean checked = keyword.looksAtFlags() && !isHealthcheckNone(keyword, form);
        Optional<FlagCheck.Fault> fault =
                checked ? FlagCheck.check(keyword, form.flags()) : Optional.empty();
        if (fault.isPresent())
            return refuse(form, fault.get().flag().range(), fault.get().message());
        if (statement.json() instanceof JsonArray.OtherElements) {
            return refuse(form, keyword + " in JSON form expects an array of strings only");
        }
        return read(keyword, form, statement);
    }

    /**
     * Whether no instruction is a FROM, and the first is not even like one: what the name promises
     * is not there.
     */
    static boolean isOfNoDockerfile(List<Instruction> instructions) {
        if (instructions.isEmpty()
                || instructions.stream().anyMatch(one -> one.keywordText().equals("FROM")))
            return false;
        String first = instructions.getFirst().keywordText();
        return !KEYWORDS.contains(first) && Nearest.to(first, KEYWORDS).isEmpty();
    }

    static Form form(Statement statement, List<Heredoc> heredocs, TextRange range) {
        return new Form(
                range,
                statement.keywordRange(),
                statement.flags(),
                statement.text(),
                heredocs,
                statement.arguments(),
                statement.json() instanceof JsonArray.Strings);
    }

    private Instruction read(Keyword keyword, Form form, Statement statement) {
        CopyReader copies = new CopyReader(problems);
        AssignmentReader assignments = new AssignmentReader(problems, escape);
        return switch (keyword) {
            case FROM -> new FromReader(problems).read(form);
            case RUN -> new Instruction.Run(form, commandLine(statement));
            case CMD -> new Instruction.Cmd(form, commandLine(statement));
            case ENTRYPOINT -> new Instruction.Entrypoint(form, commandLine(statement));
            case COPY -> copies.copy(form, words(statement));
            case ADD -> copies.add(form, words(statement));
            case ENV -> assignments.env(form);
            case LABEL -> assignments.label(form);
            case ARG -> assignments.arg(form);
            case WORKDIR ->
                    single(keyword, form, "a path", word -> new Instruction.Workdir(form, word));
            case USER -> single(keyword, form, "a user", word -> new Instruction.User(form, word));
            case STOPSIGNAL ->
                    single(
                            keyword,
                            form,
                            "a signal",
                            word -> new Instruction.StopSignal(form, word));
            case MAINTAINER ->
                    single(
                            keyword,
                            form,
                            "a name",
                            word -> new Instruction.Maintainer(form, word.text()));
            case EXPOSE -> expose(form);
            case VOLUME -> volume(form, words(statement));
            case SHELL -> shell(form, statement.json());
            case HEALTHCHECK -> healthcheck(form);
            case ONBUILD -> onbuild(form, statement);
        };
    }

    private Instruction unknown(Form form) {
        String written = form.writtenKeyword();
        if (written.isEmpty())
            return refuse(form, "an instruction was expected after the line continuation");
        String hint = Nearest.hint(written.toUpperCase(Locale.ROOT), KEYWORDS, "");
        return refuse(
                form,
                "%s is no instruction; one such as FROM, RUN or COPY was expected%s"
                        .formatted(Problems.shown(written), hint));
    }

    private Instruction expose(Form form) {
        List<Word> ports = Words.blankSeparated(form.arguments());
        return ports.isEmpty()
                ? refuse(form, "EXPOSE expects at least one port")
                : new Instruction.Expose(form, ports);
    }

    private Instruction volume(Form form, List<Word> paths) {
        if (paths.isEmpty()) return refuse(form, "VOLUME expects at least one path");
        for (Word path : paths) {
            if (path.text().isBlank())
                return refuse(form, path.range(), "VOLUME expects a path that is not empty");
        }
        return new Instruction.Volume(form, paths);
    }

    private Instruction shell(Form form, JsonArray json) {
        if (json instanceof JsonArray.Strings(List<Word> words) && !words.isEmpty()) {
            return new Instruction.Shell(form, words);
        }
        return refuse(form, "SHELL expects a JSON array such as [\"/bin/bash\", \"-c\"]");
    }

    private static boolean isHealthcheckNone(Keyword keyword, Form form) {
        return keyword == Keyword.HEALTHCHECK && form.arguments().text().equalsIgnoreCase("NONE");
    }

    private Instruction healthcheck(Form form) {
        String text = form.arguments().text();
        int end = 0;
        while (end < text.length() && !Whitespace.isSpace(text.charAt(end))) end++;
        String type = text.substring(0, end);
        MappedText rest =
                form.arguments()
                        .slice(
                                new TextRange(
                                        Whitespace.skip(text, end, text.length()), text.length()));
        if (type.equalsIgnoreCase("NONE")) {
            if (!rest.text().isEmpty()) return refuse(form, "HEALTHCHECK NONE takes no arguments");
            return new Instruction.Healthcheck(form, Optional.empty());
        }
        if (!type.equalsIgnoreCase("CMD"))
            return refuse(form, "HEALTHCHECK expects NONE, or CMD and a command");
        JsonArray json = JsonArray.read(rest);
        if (json instanceof JsonArray.OtherElements) {
            return refuse(form, "HEALTHCHECK CMD in JSON form expects an array of strings only");
        }
        CommandLine command = commandLine(rest, json);
        boolean nothing =
                rest.text().isEmpty()
                        || (json instanceof JsonArray.Strings(List<Word> words) && words.isEmpty());
        if (nothing) return refuse(form, "HEALTHCHECK CMD expects a command");
        return new Instruction.Healthcheck(form, Optional.of(command));
    }

    private Instruction onbuild(Form form, Statement statement) {
        if (statement.trigger().isEmpty()) return refuse(form, "ONBUILD expects an instruction");
        Statement trigger = statement.trigger().get();
        Keyword keyword = trigger.keyword().orElse(Keyword.RUN);
        if (keyword == Keyword.ONBUILD
                || keyword == Keyword.FROM
                || keyword == Keyword.MAINTAINER) {
            return refuse(form, "ONBUILD expects another instruction than " + keyword);
        }
        TextRange range = new TextRange(trigger.keywordRange().start(), form.range().end());
        return new Instruction.Onbuild(form, read(trigger, form.heredocs(), range));
    }

    private interface OfOneWord {
        Instruction make(Word word);
    }

    /** All arguments are one word, blanks and all. */
    private Instruction single(Keyword keyword, Form form, String expected, OfOneWord made) {
        MappedText arguments = form.arguments();
        if (arguments.text().isEmpty())
            return refuse(form, "%s expects %s".formatted(keyword, expected));
        return made.make(Words.word(arguments, 0, arguments.text().length()));
    }

    private static List<Word> words(Statement statement) {
        return statement.json() instanceof JsonArray.Strings(List<Word> words)
                ? words
                : Words.blankSeparated(statement.arguments());
    }

    private static CommandLine commandLine(Statement statement) {
        return commandLine(statement.arguments(), statement.json());
    }

    private static CommandLine commandLine(MappedText text, JsonArray json) {
        if (!(json instanceof JsonArray.Strings(List<Word> words)))
            return new CommandLine.ShellForm(text);
        return new CommandLine.ExecForm(
                text.toSource(new TextRange(0, text.text().length())), words);
    }

    private Instruction refuse(Form form, String message) {
        return refuse(form, form.keyword(), message);
    }

    private Instruction refuse(Form form, TextRange range, String message) {
        problems.at(range, message);
        return new Instruction.Unreadable(form);
    }
}
