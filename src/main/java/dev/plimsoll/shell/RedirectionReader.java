package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads redirections; XCU 2.7, with bash's. */
final class RedirectionReader {

    /** Longest first. */
    private static final List<String> OPERATORS =
            List.of("&>>", "<<<", "<<-", "&>", "<<", "<&", "<>", ">>", ">&", ">|", "<", ">");

    /** More digits are a word, not a descriptor. */
    private static final int DESCRIPTOR_DIGITS = 9;

    private final Cursor cursor;
    private final Parse parse;

    RedirectionReader(Cursor cursor, Parse parse) {
        this.cursor = cursor;
        this.parse = parse;
    }

    /** Those after a compound command. */
    List<Command.Redirection> all() throws Unparsable {
        List<Command.Redirection> all = new ArrayList<>();
        while (true) {
            int before = cursor.at();
            cursor.skipSpaces();
            Optional<Command.Redirection> next = next();
            if (next.isEmpty()) {
                cursor.moveTo(before);
                return List.copyOf(all);
            }
            all.add(next.get());
        }
    }

    /** The redirection that starts here; nothing is passed where none does. */
    Optional<Command.Redirection> next() throws Unparsable {
        cursor.peek();
        int start = cursor.at();
        Optional<Integer> descriptor = descriptor();
        Optional<String> variable =
                descriptor.isPresent() ? Optional.empty() : descriptorVariable();
        Optional<String> operator = operator(descriptor.isPresent() || variable.isPresent());
        if (operator.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        cursor.skipSpaces();
        boolean document = operator.get().equals("<<") || operator.get().equals("<<-");
        Word target = document ? parse.words().delimiter() : parse.words().word();
        if (target.parts().isEmpty())
            throw new Unparsable("%s has no target".formatted(operator.get()));
        Optional<String> body =
                document
                        ? parse.heredocs()
                                .announce(
                                        start,
                                        target.literal().orElse(""),
                                        operator.get().equals("<<-"))
                        : Optional.empty();
        return Optional.of(
                new Command.Redirection(
                        cursor.rangeFrom(start),
                        descriptor,
                        variable,
                        operator.get(),
                        target,
                        body));
    }

    private Optional<String> operator(boolean afterDescriptor) {
        int c = cursor.peek();
        if (c != '<' && c != '>' && (c != '&' || afterDescriptor)) return Optional.empty();
        if (c != '&' && cursor.second() == '(') return Optional.empty();
        return OPERATORS.stream().filter(cursor::take).findFirst();
    }

    private Optional<Integer> descriptor() {
        int end = cursor.at();
        while (Characters.isDigit(cursor.raw(end))) end++;
        int digits = end - cursor.at();
        if (digits == 0 || digits > DESCRIPTOR_DIGITS || !isAngle(end)) return Optional.empty();
        int start = cursor.at();
        cursor.moveTo(end);
        return Optional.of(Integer.parseInt(cursor.textFrom(start)));
    }

    /** {@code {name}} before an operator: bash chooses a number and keeps it in the variable. */
    private Optional<String> descriptorVariable() {
        if (cursor.raw(cursor.at()) != '{') return Optional.empty();
        int start = cursor.at() + 1;
        int end = start;
        while (Characters.isNamePart(cursor.raw(end))) end++;
        if (end == start || cursor.raw(end) != '}' || !isAngle(end + 1)) return Optional.empty();
        cursor.moveTo(end);
        String name = cursor.textFrom(start);
        cursor.moveTo(end + 1);
        return Optional.of(name);
    }

    private boolean isAngle(int index) {
        return cursor.raw(index) == '<' || cursor.raw(index) == '>';
    }
}
