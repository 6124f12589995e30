package dev.plimsoll.rule.development;

import dev.plimsoll.python.RequirementsTree;
import dev.plimsoll.rule.Subject;
import java.util.List;

/** The requirements files that an image's stages install, with all that they include. */
public final class InstalledRequirements {

    private InstalledRequirements() {}

    /**
     * One tree for each file that a command names; those that say by their name that they are for
     * development are left out.
     */
    public static List<RequirementsTree> of(Subject subject) {
        return ProductionRequirements.of(subject);
    }
}
