package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Owner;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Set;

/**
 * {@code chown} and {@code chgrp}: files of lower layers whose owner changes are written again in
 * full.
 */
final class Chown implements Program {

    @Override
    public Set<String> names() {
        return Set.of("chown", "chgrp");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> operands = call.operands();
        if (operands.size() < 2) return;
        String who = operands.getFirst();
        boolean deep = call.has("-R") || call.has("--recursive");
        for (String operand : operands.subList(1, operands.size())) {
            PathPattern pattern = PathPattern.of(call.workingDirectory(), operand);
            // a folder's own owner weighs nothing
            if (deep || pattern.isGlob() || machine.file(pattern.path()).isPresent()) {
                machine.rewrite(
                        pattern,
                        group -> group.withOwner(owner(call, who, group.owner(), machine)));
            }
        }
    }

    private static Owner owner(Call call, String who, Owner before, Machine machine) {
        if (call.name().equals("chgrp"))
            return new Owner(before.user(), machine.owner(":" + who).group());
        // "user." with a dot is the old spelling; "user" alone keeps the group, "user:" takes the
        // user's own
        int colon = who.indexOf(':');
        if (colon < 0) return new Owner(machine.owner(who).user(), before.group());
        if (colon == 0) return new Owner(before.user(), machine.owner(who).group());
        return machine.owner(colon == who.length() - 1 ? who.substring(0, colon) : who);
    }
}
