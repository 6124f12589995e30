package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileMode;
import dev.plimsoll.build.Owner;
import dev.plimsoll.build.Step;
import dev.plimsoll.build.Users;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code chown -R} or {@code chmod -R}.
 *
 * @param value the owner or mode as written
 * @param paths what it goes through
 */
record RecursiveChange(Call call, String value, List<ImagePath> paths) {

    /** Options that do not matter here; others mean something that a flag of COPY does not. */
    private static final List<String> PLAIN = List.of("-R", "--recursive", "-v", "-f", "-c", "-h");

    /** Empty where it is another command, or one whose words are patterns or not known. */
    static Optional<RecursiveChange> of(Call call) {
        boolean named = call.name().equals("chown") || call.name().equals("chmod");
        if (!named || !(call.has("-R") || call.has("--recursive"))) return Optional.empty();
        List<String> operands = call.operands();
        boolean plain =
                call.words().stream()
                        .filter(word -> word.startsWith("-"))
                        .allMatch(PLAIN::contains);
        boolean known = call.arguments().stream().allMatch(Call.Argument::known);
        boolean pattern =
                operands.stream()
                        .anyMatch(word -> word.chars().anyMatch(c -> "*?[".indexOf(c) >= 0));
        if (operands.size() < 2 || !plain || !known || pattern) return Optional.empty();
        List<ImagePath> paths =
                operands.stream().skip(1).map(call.workingDirectory()::resolve).toList();
        return Optional.of(new RecursiveChange(call, operands.getFirst(), paths));
    }

    boolean isOwner() {
        return call.name().equals("chown");
    }

    /** What COPY is told instead; empty where no flag says the same. */
    Optional<String> flag() {
        if (!isOwner()) return isOctal(value) ? Optional.of("--chmod=" + value) : Optional.empty();
        int colon = value.indexOf(':');
        if (colon == 0 || colon == value.length() - 1 || value.indexOf('.') >= 0)
            return Optional.empty();
        // without a group COPY takes the user's number for it, where chown leaves it root's
        return Optional.of("--chown=" + (colon < 0 ? value + ":0" : value));
    }

    private static boolean isOctal(String mode) {
        return (mode.length() == 3 || mode.length() == 4)
                && mode.chars().allMatch(c -> c >= '0' && c <= '7');
    }

    /** The user and the group that it names, numbers left out. */
    Stream<String> names() {
        return isOwner()
                ? Stream.of(value.split(":", 2))
                        .filter(name -> !name.chars().allMatch(Character::isDigit))
                : Stream.empty();
    }

    /** Whether files of the group get another owner or mode. */
    boolean changes(FileGroup group, Step step) {
        if (!isOwner()) return !FileMode.changed(group.mode(), value).equals(group.mode());
        Users users = step.states().get(Users.KEY);
        int colon = value.indexOf(':');
        Owner given = users.owner(value);
        Owner after = colon < 0 ? new Owner(given.user(), group.owner().group()) : given;
        return !after.equals(group.owner());
    }

    /** Whether all its files lie where the change goes. */
    boolean reaches(FileGroup group) {
        return group.isOpaque()
                ? group.roots().stream().allMatch(this::isBelow)
                : group.files().stream()
                        .allMatch(file -> isBelow(ImagePath.of(group.pathOf(file))));
    }

    /** Whether some of its files lie there. */
    boolean touches(FileGroup group) {
        return group.isOpaque()
                ? group.roots().stream().anyMatch(this::isBelow)
                : group.files().stream()
                        .anyMatch(file -> isBelow(ImagePath.of(group.pathOf(file))));
    }

    private boolean isBelow(ImagePath path) {
        return paths.stream().anyMatch(path::isIn);
    }
}
