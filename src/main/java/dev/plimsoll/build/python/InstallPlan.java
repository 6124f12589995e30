package dev.plimsoll.build.python;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.ResolutionRequest;
import java.util.Optional;

/**
 * How an installer is to do what it is asked for.
 *
 * @param tool how the command is told, such as {@code pip install}
 * @param cache where downloads are kept; empty for nowhere
 * @param buildCache where the programs that build sources keep theirs; empty for nowhere
 * @param buildIsolation whether sources are built in an environment of their own, filled from the
 *     index
 * @param files a folder where wheels go as files instead of being installed
 */
record InstallPlan(
        String tool,
        Environment environment,
        boolean compiles,
        boolean withDependencies,
        ResolutionRequest.Upgrade upgrade,
        Optional<ImagePath> cache,
        Optional<ImagePath> buildCache,
        boolean buildIsolation,
        boolean looksForNewPip,
        Optional<ImagePath> files) {}
