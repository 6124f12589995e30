package dev.plimsoll.build.python;

import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.lock.PoetryProject;
import dev.plimsoll.python.lock.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A call of Poetry.
 *
 * @param options each with its value; flags have none
 */
record PoetryWords(String verb, List<Word> options, List<String> operands) {

    record Word(String name, String value) {}

    private static final Map<String, String> SHORT =
            Map.of(
                    "-E",
                    "--extras",
                    "-C",
                    "--directory",
                    "-P",
                    "--project",
                    "-o",
                    "--output",
                    "-f",
                    "--format",
                    "-n",
                    "--no-interaction");

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--extras",
                    "--directory",
                    "--project",
                    "--output",
                    "--format",
                    "--only",
                    "--with",
                    "--without");

    static PoetryWords read(List<String> words) {
        String verb = "";
        List<Word> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                if (verb.isEmpty()) verb = word;
                else operands.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String written = equals < 0 ? word : word.substring(0, equals);
            String name = SHORT.getOrDefault(written, written);
            if (equals >= 0) options.add(new Word(name, word.substring(equals + 1)));
            else if (WITH_VALUE.contains(name) && i + 1 < words.size())
                options.add(new Word(name, words.get(++i)));
            else options.add(new Word(name, ""));
        }
        return new PoetryWords(verb, List.copyOf(options), List.copyOf(operands));
    }

    boolean has(String option) {
        return options.stream().anyMatch(one -> one.name().equals(option));
    }

    Optional<String> value(String option) {
        return options.stream()
                .filter(one -> one.name().equals(option))
                .reduce((first, last) -> last)
                .map(Word::value);
    }

    /** All names that an option gives, several in one value too. */
    private Set<String> names(String option) {
        Set<String> names = new TreeSet<>();
        for (Word one : options) {
            if (!one.name().equals(option)) continue;
            for (String name : one.value().split("[, ]", -1))
                if (!name.isBlank()) names.add(name.strip());
        }
        return names;
    }

    /** Which of the project's dependencies are wanted; {@code --only} excludes all others. */
    Selection selection(PoetryProject project, MarkerEnvironment environment) {
        boolean exports = verb.equals("export");
        Set<String> only = names("--only");
        Set<String> groups = new TreeSet<>();
        boolean main = only.isEmpty() || only.remove("main") || only.remove("default");
        if (names("--only").isEmpty()) {
            if (!exports) groups.addAll(project.defaultGroups());
            if (has("--dev")) groups.add("dev");
            groups.addAll(names("--with"));
            if (has("--all-groups")) groups.addAll(project.groups());
            if (has("--no-dev")) groups.remove("dev");
            groups.removeAll(names("--without"));
            main &= !names("--without").contains("main");
        } else {
            groups.addAll(only);
        }
        Set<String> extras =
                has("--all-extras") ? project.extras() : new TreeSet<>(names("--extras"));
        return new Selection(environment, main, extras, groups);
    }

    /** A key such as {@code virtualenvs.create} of a poetry.toml. */
    static Optional<String> configured(String toml, String key) {
        int dot = key.indexOf('.');
        return PoetryProject.setting(toml, key.substring(0, dot), key.substring(dot + 1));
    }
}
