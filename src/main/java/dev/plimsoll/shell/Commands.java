package dev.plimsoll.shell;

import dev.plimsoll.shell.InContext.Surrounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Walks through a tree in the order of the text.
 *
 * <p>A command after {@code &&} counts as run always: had the one before it failed, there would be
 * no build. Not so where a test stands before it and the script goes on afterwards whatever the
 * test said.
 */
public final class Commands {

    private final List<InContext<? extends Command>> found = new ArrayList<>();

    private Commands() {}

    /** All simple commands, those of functions included, those of command substitutions not. */
    public static Stream<InContext<Command.Simple>> simple(Command command) {
        return leaves(command)
                .flatMap(leaf ->
                        leaf.command() instanceof Command.Simple simple
                                ? Stream.of(leaf.with(simple))
                                : Stream.empty());
    }

    /** All that is not understood. */
    public static Stream<InContext<Command.Unknown>> unknown(Command command) {
        return leaves(command)
                .flatMap(leaf ->
                        leaf.command() instanceof Command.Unknown unknown
                                ? Stream.of(leaf.with(unknown))
                                : Stream.empty());
    }

    /** The scripts that a command's words and assignments run and take the output of. */
    public static Stream<Script> substitutions(Command.Simple command) {
        return Stream.concat(
                        command.assignments().stream().map(Command.Assignment::value),
                        Stream.concat(
                                command.words().stream(),
                                command.redirections().stream().map(Command.Redirection::target)))
                .flatMap(Commands::substitutions);
    }

    private static Stream<Script> substitutions(Word word) {
        return word.parts().stream()
                .flatMap(part ->
                        switch (part) {
                            case Word.Part.CommandSubstitution substitution ->
                                    Stream.of(substitution.script());
                            case Word.Part.Parameter parameter ->
                                    parameter.argument().stream().flatMap(Commands::substitutions);
                            case Word.Part.Literal literal -> Stream.empty();
                            case Word.Part.Unknown unknown -> Stream.empty();
                        });
    }

    private static Stream<InContext<? extends Command>> leaves(Command command) {
        Commands walk = new Commands();
        walk.visit(new InContext<>(command, Conditional.ALWAYS, Set.of()), true);
        return walk.found.stream();
    }

    /**
     * @param last whether the script ends with this command, so that its failure is the script's
     */
    private void visit(InContext<?> at, boolean last) {
        switch (at.command()) {
            case Command.Simple simple -> found.add(at);
            case Command.Unknown unknown -> found.add(at);
            case Command.Sequence sequence -> {
                List<Command> commands = sequence.commands();
                for (int i = 0; i < commands.size(); i++)
                    visit(at.with(commands.get(i)), last && i == commands.size() - 1);
            }
            case Command.AndOr list -> andOr(list, at, last);
            case Command.Pipeline pipe -> {
                boolean several = pipe.commands().size() > 1;
                for (Command one : pipe.commands())
                    visit(several ? at.with(one).in(Surrounding.PIPELINE) : at.with(one), false);
            }
            case Command.Background background ->
                    visit(at.with(background.command()).in(Surrounding.BACKGROUND), false);
            case Command.Group group -> visit(at.with(group.body()), last);
            case Command.Subshell shell ->
                    visit(at.with(shell.body()).in(Surrounding.SUBSHELL), last);
            case Command.If conditional -> conditional(conditional, at, last);
            case Command.For loop -> {
                InContext<Command> body = at.with(loop.body()).in(Surrounding.LOOP);
                visit(runsAtLeastOnce(loop.words()) ? body : body.maybe(), false);
            }
            case Command.While loop -> {
                visit(at.with(loop.condition()).in(Surrounding.LOOP), false);
                visit(at.with(loop.body()).in(Surrounding.LOOP).maybe(), false);
            }
            case Command.Case choice ->
                    choice.items()
                            .forEach(item ->
                                    item.body()
                                            .ifPresent(body -> visit(at.with(body).maybe(), last)));
            case Command.Function function ->
                    visit(at.with(function.body()).in(Surrounding.FUNCTION).maybe(), false);
        }
    }

    private void andOr(Command.AndOr list, InContext<?> at, boolean last) {
        boolean maybe = list.rest().stream().anyMatch(next -> !next.and());
        visit(at.with(list.first()), false);
        Command before = list.first();
        for (int i = 0; i < list.rest().size(); i++) {
            InContext<Command> child = at.with(list.rest().get(i).command());
            maybe |= !last && isTest(before);
            visit(maybe ? child.maybe() : child, last && i == list.rest().size() - 1);
            before = child.command();
        }
    }

    private void conditional(Command.If conditional, InContext<?> at, boolean last) {
        for (int i = 0; i < conditional.branches().size(); i++) {
            Command.If.Branch branch = conditional.branches().get(i);
            InContext<Command> condition = at.with(branch.condition());
            visit(i == 0 ? condition : condition.maybe(), false);
            visit(at.with(branch.body()).maybe(), last);
        }
        conditional.otherwise().ifPresent(other -> visit(at.with(other).maybe(), last));
    }

    private static boolean isTest(Command command) {
        return switch (command) {
            case Command.Simple simple ->
                    simple.name()
                            .filter(name ->
                                    Set.of("[", "test", "command", "type", "which", "grep")
                                            .contains(name))
                            .isPresent();
            case Command.Pipeline pipe -> pipe.negated() || isTest(pipe.commands().getLast());
            case Command.Unknown unknown -> true;
            default -> false;
        };
    }

    private static boolean runsAtLeastOnce(Optional<List<Word>> words) {
        return words.isPresent()
                && words.get().stream()
                        .anyMatch(word ->
                                word.parts().stream()
                                        .anyMatch(Word.Part.Literal.class::isInstance));
    }
}
