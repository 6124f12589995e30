package dev.plimsoll.python;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options in a requirements file: pip's list of those that it reads there, words parted as a shell
 * does.
 */
final class FileOptions {

    private static final Map<String, String> SHORT =
            Map.of(
                    "-r",
                    "--requirement",
                    "-c",
                    "--constraint",
                    "-e",
                    "--editable",
                    "-i",
                    "--index-url",
                    "-f",
                    "--find-links",
                    "-C",
                    "--config-settings");

    private static final Map<String, String> ALIASES =
            Map.of("--pypi-url", "--index-url", "--config-setting", "--config-settings");

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--requirement",
                    "--constraint",
                    "--editable",
                    "--index-url",
                    "--extra-index-url",
                    "--find-links",
                    "--no-binary",
                    "--only-binary",
                    "--trusted-host",
                    "--use-feature",
                    "--hash",
                    "--config-settings",
                    "--global-option",
                    "--install-option",
                    "--all-releases",
                    "--only-final");

    private static final Set<String> WITHOUT_VALUE =
            Set.of(
                    "--no-index",
                    "--prefer-binary",
                    "--require-hashes",
                    "--no-require-hashes",
                    "--pre",
                    "--always-unzip",
                    "-Z",
                    "--no-use-wheel",
                    "--use-wheel");

    private record Word(String value, TextRange range) {}

    private FileOptions() {}

    /**
     * The options from {@code start} on; empty where one is unknown, lacks its value or has a quote
     * that stays open.
     */
    static Optional<List<RequirementLine.Option>> read(MappedText line, int start) {
        Optional<List<Word>> words = words(line, start);
        if (words.isEmpty()) return Optional.empty();
        List<RequirementLine.Option> options = new ArrayList<>();
        for (int i = 0; i < words.get().size(); i++) {
            Word word = words.get().get(i);
            String name = name(word.value());
            Optional<String> attached = attached(word.value());
            if (WITHOUT_VALUE.contains(name) && attached.isEmpty()) {
                options.add(new RequirementLine.Option(name, "", word.range()));
            } else if (!WITH_VALUE.contains(name)) {
                if (word.value().startsWith("-")) return Optional.empty();
                // pip's parser leaves other words aside
            } else if (attached.isPresent()) {
                options.add(new RequirementLine.Option(name, attached.get(), word.range()));
            } else if (i + 1 < words.get().size()) {
                Word value = words.get().get(++i);
                options.add(
                        new RequirementLine.Option(
                                name, value.value(), word.range().span(value.range())));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(options);
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        String name = word.startsWith("--") && equals >= 0 ? word.substring(0, equals) : word;
        if (!word.startsWith("--") && word.length() > 1 && word.startsWith("-")) {
            name = SHORT.getOrDefault(word.substring(0, 2), name);
        }
        return ALIASES.getOrDefault(name, name);
    }

    private static Optional<String> attached(String word) {
        int equals = word.indexOf('=');
        if (word.startsWith("--"))
            return equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
        boolean joined = word.length() > 2 && SHORT.containsKey(word.substring(0, 2));
        return joined ? Optional.of(word.substring(2)) : Optional.empty();
    }

    private static Optional<List<Word>> words(MappedText line, int start) {
        List<Word> words = new ArrayList<>();
        Cursor in = new Cursor(line.text());
        in.back(start);
        while (true) {
            in.takeWhile(Character::isWhitespace);
            if (in.atEnd()) return Optional.of(words);
            int from = in.position();
            Optional<String> value = word(in);
            if (value.isEmpty()) return Optional.empty();
            words.add(new Word(value.get(), line.toSource(new TextRange(from, in.position()))));
        }
    }

    private static Optional<String> word(Cursor in) {
        StringBuilder value = new StringBuilder();
        char quote = '\0';
        while (!in.atEnd() && (quote != '\0' || !Character.isWhitespace(in.peek()))) {
            char c = in.peek();
            in.next();
            if (c == quote) {
                quote = '\0';
            } else if (quote == '\0' && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && !in.atEnd()) {
                value.append(in.peek());
                in.next();
            } else {
                value.append(c);
            }
        }
        return quote == '\0' ? Optional.of(value.toString()) : Optional.empty();
    }
}
