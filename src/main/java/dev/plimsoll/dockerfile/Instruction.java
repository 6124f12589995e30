package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An instruction of the Dockerfile reference. */
public sealed interface Instruction {

    /** What every instruction has. */
    Form form();

    /**
     * From the keyword to the last character of the last line, heredocs included, the final line
     * end excluded.
     */
    default TextRange range() {
        return form().range();
    }

    default List<Flag> flags() {
        return form().flags();
    }

    default Optional<Flag> flag(String name) {
        return flags().stream().filter(flag -> flag.name().equals(name)).findFirst();
    }

    /** The 1-based line of its keyword. */
    default int line(SourceFile source) {
        return source.lineAt(form().keyword().start());
    }

    /** The keyword in capitals. */
    default String keywordText() {
        return form().writtenKeyword().toUpperCase(Locale.ROOT);
    }

    /** Whether its arguments are a JSON array: no shell, no words split at blanks. */
    default boolean isJson() {
        return switch (this) {
            case Onbuild(Form form, Instruction trigger) -> trigger.isJson();
            case Healthcheck(Form form, Optional<CommandLine> command) ->
                    command.filter(CommandLine.ExecForm.class::isInstance).isPresent();
            default -> form().json();
        };
    }

    /**
     * The outer form that every instruction has.
     *
     * @param keyword as written, in any case
     * @param text the instruction from keyword to end as one logical line: no continuations, no
     *     comments between them, no heredoc bodies
     * @param heredocs an ONBUILD's trigger has its own, the same, too
     * @param arguments what follows the flags
     * @param json whether {@code arguments} is a JSON array of strings
     */
    record Form(
            TextRange range,
            TextRange keyword,
            List<Flag> flags,
            MappedText text,
            List<Heredoc> heredocs,
            MappedText arguments,
            boolean json) {

        /** The keyword as written, without a continuation inside it. */
        String writtenKeyword() {
            String line = text.text();
            int end = 0;
            while (end < line.length() && !Whitespace.isBlank(line.charAt(end))) end++;
            return line.substring(0, end);
        }
    }

    /**
     * Either shell form or the JSON form; a JSON array that does not parse is shell form, as the
     * reference falls back.
     */
    sealed interface CommandLine {
        /**
         * A command that the stage's shell reads.
         *
         * @param text everything after the flags, as one logical line
         */
        record ShellForm(MappedText text) implements CommandLine {}

        record ExecForm(TextRange range, List<Word> words) implements CommandLine {}
    }

    /** {@code FROM [--platform=] image [AS name]}. */
    record From(Form form, Word image, Optional<Word> name) implements Instruction {}

    record Run(Form form, CommandLine command) implements Instruction {}

    /**
     * {@code COPY}; a source that is a heredoc is among {@code form().heredocs()} and not among the
     * sources.
     */
    record Copy(Form form, List<Word> sources, Word destination) implements Instruction {}

    record Add(Form form, List<Word> sources, Word destination) implements Instruction {}

    /** {@code ENV}: pairs in either notation. */
    record Env(Form form, List<Assignment> assignments) implements Instruction {}

    record Arg(Form form, List<Declaration> declarations) implements Instruction {}

    record Label(Form form, List<Assignment> assignments) implements Instruction {}

    record Workdir(Form form, Word path) implements Instruction {}

    record User(Form form, Word user) implements Instruction {}

    record Cmd(Form form, CommandLine command) implements Instruction {}

    record Entrypoint(Form form, CommandLine command) implements Instruction {}

    record Shell(Form form, List<Word> words) implements Instruction {}

    /** {@code HEALTHCHECK}; empty for NONE. */
    record Healthcheck(Form form, Optional<CommandLine> command) implements Instruction {}

    record Expose(Form form, List<Word> ports) implements Instruction {}

    record Volume(Form form, List<Word> paths) implements Instruction {}

    record StopSignal(Form form, Word signal) implements Instruction {}

    record Onbuild(Form form, Instruction trigger) implements Instruction {}

    record Maintainer(Form form, String name) implements Instruction {}

    /** A known keyword with wrong arguments, or an unknown keyword; a problem says which. */
    record Unreadable(Form form) implements Instruction {}

    /** {@code key=value}, both as written. */
    record Assignment(Word key, Word value) {}

    /** {@code ARG name[=default]}. */
    record Declaration(Word name, Optional<Word> defaultValue) {}
}
