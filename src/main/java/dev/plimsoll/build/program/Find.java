package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Glob;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code find … -delete}, {@code -exec rm} and the like on files that are known one by one; others
 * it leaves as they are and says so.
 */
final class Find implements Program {

    private static final Set<String> VALUED =
            Set.of(
                    "-maxdepth",
                    "-mindepth",
                    "-perm",
                    "-user",
                    "-group",
                    "-newer",
                    "-mtime",
                    "-atime",
                    "-ctime",
                    "-mmin",
                    "-size",
                    "-path",
                    "-ipath",
                    "-wholename",
                    "-regex",
                    "-iregex",
                    "-regextype",
                    "-links",
                    "-printf",
                    "-fprint");

    /** Names that only bytecode has. */
    private static final Set<String> COMPILED =
            Set.of("*.pyc", "*.pyo", "*.py[co]", "*.py[oc]", "*.py[cod]", "__pycache__");

    /** Groups that may hold bytecode; no other package manager's packages do. */
    private static final List<String> OF_PYTHON =
            List.of("bytecode", "wheel:", "sdist:", "venv:", "apt:python", "uv-", "context:");

    @Override
    public Set<String> names() {
        return Set.of("find");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> words = call.words();
        List<String> roots = new ArrayList<>();
        int at = 0;
        while (at < words.size() && !words.get(at).startsWith("-") && !isOperator(words.get(at)))
            roots.add(words.get(at++));
        if (roots.isEmpty()) roots.add(".");
        List<String> expression = words.subList(at, words.size());
        boolean deletes = expression.contains("-delete") || executes(expression, "rm");
        boolean otherwise =
                !deletes && (expression.contains("-exec") || expression.contains("-execdir"));
        if (otherwise && !harmless(expression)) {
            machine.unknown("what `find -exec` writes is not known");
        } else if (deletes) {
            for (String root : roots)
                delete(call.workingDirectory().resolve(root), expression, machine);
        } else {
            print(call, roots, expression, machine);
        }
    }

    /** The paths, where every file below the roots is known and only names choose among them. */
    private static void print(
            Call call, List<String> roots, List<String> expression, Machine machine) {
        List<String> names = names(expression);
        StringBuilder paths = new StringBuilder();
        for (String written : roots) {
            ImagePath root = call.workingDirectory().resolve(written);
            FileSystem.Selection selection = machine.select(PathPattern.exactly(root));
            boolean known =
                    selection.unsure().isEmpty()
                            && selection.groups().stream().noneMatch(FileGroup::isOpaque);
            if (!known || names.isEmpty() || selective(expression) || expression.contains("-o")) {
                machine.printUnknown();
                return;
            }
            matches(selection, root, names, expression)
                    .forEach(path -> paths.append(path).append('\n'));
        }
        machine.print(paths.toString());
    }

    private static boolean isOperator(String word) {
        return word.equals("(") || word.equals("!") || word.equals(")");
    }

    private static boolean executes(List<String> expression, String program) {
        int at = Math.max(expression.indexOf("-exec"), expression.indexOf("-execdir"));
        return at >= 0 && at + 1 < expression.size() && expression.get(at + 1).endsWith(program);
    }

    private static boolean harmless(List<String> expression) {
        return executes(expression, "echo")
                || executes(expression, "grep")
                || executes(expression, "ls");
    }

    private void delete(ImagePath root, List<String> expression, Machine machine) {
        PathPattern below = PathPattern.exactly(root);
        FileSystem.Selection selection = machine.select(below);
        List<String> names = names(expression);
        if (names.isEmpty()) {
            boolean selective = selective(expression);
            if (all(expression)) machine.remove(PathPattern.of(root, "*"));
            else if (!selective && !expression.contains("-type")) machine.remove(below);
            else if (!selective && contains(expression, "-type", "f") && !opaqueHere(selection))
                matches(selection, root, List.of("*"), expression).forEach(machine::remove);
            else if (hasHere(selection))
                machine.unknown("what `find` removes below %s is not known".formatted(root));
            return;
        }
        boolean inexact = expression.contains("!") || expression.contains("-not");
        if (inexact || mayHide(selection, names)) {
            machine.unknown("what `find` removes below %s is not known".formatted(root));
            return;
        }
        matches(selection, root, names, expression).forEach(machine::remove);
    }

    /** Everything below the root, but not the root itself. */
    private static boolean all(List<String> expression) {
        boolean below = contains(expression, "-mindepth", "1");
        boolean whole = expression.contains("-delete") || expression.contains("-rf");
        boolean shallow = expression.contains("-delete") && expression.contains("-maxdepth");
        boolean chosen =
                expression.stream()
                        .anyMatch(word ->
                                (VALUED.contains(word) && !word.endsWith("depth"))
                                        || word.equals("-type")
                                        || word.equals("!")
                                        || word.equals("-not"));
        return below && whole && !shallow && !chosen;
    }

    private static boolean selective(List<String> expression) {
        return expression.stream()
                .anyMatch(word -> VALUED.contains(word) || word.equals("!") || word.equals("-not"));
    }

    private static Set<ImagePath> matches(
            FileSystem.Selection selection,
            ImagePath root,
            List<String> names,
            List<String> expression) {
        Set<ImagePath> found = new TreeSet<>();
        for (FileGroup group : selection.groups()) {
            group.files()
                    .forEach(file ->
                            match(group.pathOf(file), root, names, expression)
                                    .ifPresent(found::add));
        }
        return found;
    }

    private static boolean hasHere(FileSystem.Selection selection) {
        return !selection.groups().isEmpty();
    }

    /** What the base image holds weighs the same, removed or not. */
    private static boolean opaqueHere(FileSystem.Selection selection) {
        return selection.groups().stream()
                .anyMatch(group -> group.isOpaque() && !group.what().startsWith("base:"));
    }

    /** Whether a group that is not known file by file may have a file that fits. */
    private static boolean mayHide(FileSystem.Selection selection, List<String> names) {
        boolean compiled = names.stream().allMatch(COMPILED::contains);
        return Stream.concat(selection.groups().stream(), selection.unsure().stream())
                .filter(group -> group.isOpaque() && !group.what().startsWith("base:"))
                .anyMatch(group ->
                        !compiled || OF_PYTHON.stream().anyMatch(group.what()::startsWith));
    }

    /** The file, or the folder above it below the root, whose name fits. */
    private static Optional<ImagePath> match(
            String path, ImagePath root, List<String> names, List<String> expression) {
        // where both kinds are named, each has its own names
        boolean filesOnly =
                contains(expression, "-type", "f") && !contains(expression, "-type", "d");
        boolean foldersOnly =
                contains(expression, "-type", "d") && !contains(expression, "-type", "f");
        ImagePath at = ImagePath.of(path);
        boolean leaf = true;
        while (at.isIn(root)) {
            String name = at.name();
            boolean kind = leaf ? !foldersOnly : !filesOnly;
            if (kind && names.stream().anyMatch(pattern -> Glob.matches(pattern, name)))
                return Optional.of(at);
            if (at.equals(root) || at.equals(ImagePath.ROOT)) break;
            at = at.parent();
            leaf = false;
        }
        return Optional.empty();
    }

    private static boolean contains(List<String> expression, String option, String value) {
        for (int i = 0; i + 1 < expression.size(); i++) {
            if (expression.get(i).equals(option) && expression.get(i + 1).equals(value))
                return true;
        }
        return false;
    }

    private static List<String> names(List<String> expression) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < expression.size(); i++) {
            if (expression.get(i).equals("-name") || expression.get(i).equals("-iname"))
                names.add(expression.get(i + 1));
        }
        return names;
    }
}
