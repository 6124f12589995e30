package dev.plimsoll.analysis;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Optional;

/** Finds and builds what an image was at the merge base. */
final class Bases {

    private final Optional<Snapshot> base;
    private final ImageBuilder builder;
    private final List<BuildRequest> there;
    private final List<BuildRequest> here;

    Bases(AnalysisRequest request, ImageBuilder builder, List<BuildRequest> here) {
        this.base = request.base();
        this.builder = builder;
        this.here = here;
        this.there =
                base.map(snapshot -> ImageFinder.find(snapshot, request.configuration()).images())
                        .orElse(List.of());
    }

    /** Empty where the image is new. */
    Optional<BuiltImage> of(BuildRequest head) {
        return base.flatMap(
                snapshot -> request(head).map(request -> builder.build(snapshot, request)));
    }

    /** The same Dockerfile and target, or the only image of that Dockerfile on both sides. */
    private Optional<BuildRequest> request(BuildRequest head) {
        List<BuildRequest> same =
                there.stream()
                        .filter(image -> image.dockerfile().equals(head.dockerfile()))
                        .toList();
        long now =
                here.stream().filter(image -> image.dockerfile().equals(head.dockerfile())).count();
        if (same.size() == 1 && now == 1) return Optional.of(same.getFirst());
        return same.stream().filter(image -> image.target().equals(head.target())).findFirst();
    }
}
