package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.Rule;
import java.util.List;

/**
 * The one list of all rules; where fixes conflict, the earlier rule's is taken and subsumes the
 * later one's.
 */
public final class Catalog {

    public static final List<Rule> RULES =
            List.of(
                    new SingleStageBuild(),
                    new FullBaseImage(),
                    new AlpineMissingWheels(),
                    new BuildToolsInImage(),
                    new LateCleanup(),
                    new CopiedByChown(),
                    new AptLists(),
                    new AptRecommends(),
                    new ApkCache(),
                    new PipUpgrade(),
                    new PipCache(),
                    new MissingDockerignore(),
                    new DockerignoreGaps(),
                    new DevDependencies(),
                    new LighterPackage(),
                    new PipBytecode(),
                    new HeavyDependency());

    private Catalog() {}
}
