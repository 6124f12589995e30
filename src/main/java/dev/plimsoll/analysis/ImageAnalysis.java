package dev.plimsoll.analysis;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is to be said about one image.
 *
 * @param name how people know it: the Dockerfile's path, and the target where there are several
 * @param base the image at the merge base; empty where there is none
 * @param suggested with every safe fix made; empty where the head was refused
 * @param fixed the files of {@link Analysis#fixed} that this image's findings change
 */
public record ImageAnalysis(
        String name,
        BuiltImage head,
        Optional<BuiltImage> base,
        Optional<BuiltImage> suggested,
        List<WeighedFinding> findings,
        SortedMap<RepositoryPath, String> fixed,
        Optional<Delta> delta,
        Optional<BudgetOutcome> budget,
        List<Ignored> ignored,
        List<RefusedFix> refusedFixes) {

    /** What moved by itself since the base was last seen. */
    public List<Drift> drift() {
        return FactsDate.drift(head).stream().toList();
    }

    public BuildRequest request() {
        return head.request();
    }

    /** Whether the head has a size, complete or not. */
    public boolean isSized() {
        return head.refused().isEmpty();
    }
}
