package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileMode;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code chmod}: files of lower layers whose bits change are written again in full. */
final class Chmod implements Program {

    @Override
    public Set<String> names() {
        return Set.of("chmod");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> words = call.words().stream().filter(word -> !isOption(word)).toList();
        if (words.size() < 2) return;
        boolean deep = call.has("-R") || call.has("--recursive");
        for (String operand : words.subList(1, words.size())) {
            PathPattern pattern = PathPattern.of(call.workingDirectory(), operand);
            // a folder's own bits weigh nothing
            if (deep || pattern.isGlob() || machine.file(pattern.path()).isPresent()) {
                machine.rewrite(pattern, group -> changed(group, words.getFirst()));
            }
        }
    }

    /** {@code -x} and {@code -w} are modes, not options. */
    private static boolean isOption(String word) {
        return word.startsWith("--")
                || (word.startsWith("-")
                        && word.substring(1).chars().allMatch(c -> "Rvfc".indexOf(c) >= 0));
    }

    private static FileGroup changed(FileGroup group, String change) {
        Optional<Integer> after = FileMode.changed(group.mode(), change);
        // bits that are not known are taken to change; only a mark tells the group from what it was
        return after.isEmpty() && group.mode().isEmpty()
                ? group.withMode(Optional.of(UNKNOWN_CHANGED))
                : group.withMode(after);
    }

    private static final int UNKNOWN_CHANGED = 0777;
}
