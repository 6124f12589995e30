package dev.plimsoll.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.image.Descriptor;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageConfigFile;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Manifest;
import dev.plimsoll.image.Manifest.ImageIndex;
import dev.plimsoll.image.Manifest.ImageManifest;
import dev.plimsoll.image.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Base images as registries describe them. A tag is looked up anew every few minutes; what a digest
 * names is learnt once and kept.
 */
public final class RegistryBaseImages implements BaseImages {

    /** Both sides of a pull request must see one and the same base. */
    private static final Duration TAG_HOLDS = Duration.ofMinutes(5);

    /** What stands in for a registry's answer: for both sides, and no longer. */
    private static final Duration STAND_IN_HOLDS = Duration.ofMinutes(1);

    /** A failure is not asked for again by the next of many questions, but by the next review. */
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(20);

    /** For how long a review tells that a tag has moved. */
    private static final Period DRIFT_TOLD = Period.ofDays(7);

    private static final int REMEMBERED = 1000;

    /** Layers of one image that are read at once; more gain nothing on one registry. */
    private static final int SIDE_BY_SIDE = 8;

    /**
     * Unpacking is work, not waiting: on virtual threads, which give way only where they wait, it
     * would keep everything else from being asked.
     */
    private static final ThreadFactory UNPACKING =
            Thread.ofPlatform().daemon().name("layer-", 0).factory();

    private final RegistryClient client;
    private final LearntFacts facts;
    private final LayerScale scale;
    private final KnownInventories known;
    private final ShippedInstead shipped;
    private final Cache<Question, Answer<BaseImage>> answers =
            Caffeine.newBuilder()
                    .expireAfter(Expiry.creating(RegistryBaseImages::holds))
                    .maximumSize(REMEMBERED)
                    .build();

    private record Question(ImageReference reference, Platform platform) {}

    RegistryBaseImages(
            RegistryClient client, LearntFacts facts, LayerScale scale, KnownInventories known) {
        this.client = client;
        this.facts = facts;
        this.scale = scale;
        this.known = known;
        this.shipped = new ShippedInstead(known);
    }

    @Override
    public Answer<BaseImage> find(ImageReference reference, Platform platform) {
        return answers.get(new Question(reference, platform), this::ask);
    }

    /** Where layers are read later, in the background, an answer does not wait for them. */
    @Override
    public Optional<BaseImages> foreseen() {
        return scale.waits()
                ? Optional.of(new ForeseenBaseImages(this, facts, known))
                : Optional.empty();
    }

    private static Duration holds(Question question, Answer<BaseImage> answer) {
        return switch (answer) {
            case Answer.Known<BaseImage>(BaseImage image) ->
                    image.reservation().isEmpty() ? TAG_HOLDS : STAND_IN_HOLDS;
            case Answer.Unknown<BaseImage> unknown -> FAILURE_HOLDS;
        };
    }

    private Answer<BaseImage> ask(Question question) {
        try {
            String wanted = wanted(question.reference());
            return image(question, wanted).map(image -> withHistory(question, image));
        } catch (HttpFailure failure) {
            return shipped.of(
                    question.reference(),
                    question.platform(),
                    failure,
                    client.told(question.reference(), failure));
        }
    }

    private Answer<BaseImage> image(Question question, String wanted) throws HttpFailure {
        return switch (describe(question, wanted)) {
            case Answer.Known<Described>(Described found) -> assemble(question, found);
            case Answer.Unknown<Described>(String why) -> Answer.unknown(why);
        };
    }

    /** When the tag was seen to mean it, and what it meant a few days ago. */
    private BaseImage withHistory(Question question, BaseImage image) {
        if (question.reference().digest().isPresent()) return image;
        Optional<SeenTag> seen = facts.seenTag(question.reference());
        Optional<BaseImage.Earlier> earlier =
                seen.flatMap(SeenTag::moved)
                        .filter(move -> client.today().isBefore(move.day().plus(DRIFT_TOLD)))
                        .flatMap(move -> earlier(question, move));
        return image.seen(seen.flatMap(SeenTag::day), earlier);
    }

    /** Only from what was kept when the tag meant it: nobody is asked for what is gone. */
    private Optional<BaseImage.Earlier> earlier(Question question, SeenTag.Moved move) {
        if (facts.json(move.from()).isEmpty()) return Optional.empty();
        try {
            Optional<Described> found =
                    describe(question, move.from().toString())
                            .asOptional()
                            .filter(one ->
                                    facts.json(one.manifest().config().digest()).isPresent());
            if (found.isEmpty()) return Optional.empty();
            return assemble(question, found.get())
                    .asOptional()
                    .map(image ->
                            new BaseImage.Earlier(move.from(), move.day(), image.uncompressed()));
        } catch (HttpFailure failure) {
            return Optional.empty();
        }
    }

    /** An image's manifest with its address. */
    private record Described(Digest digest, ImageManifest manifest) {}

    private String wanted(ImageReference reference) throws HttpFailure {
        if (reference.digest().isPresent()) return reference.digest().get().toString();
        try {
            Optional<Digest> now = client.lookUp(reference);
            now.ifPresent(digest -> facts.saw(reference, digest, client.today()));
            return now.map(Digest::toString).orElseGet(() -> reference.tag().orElse("latest"));
        } catch (HttpFailure failure) {
            // some registries do not know HEAD
            if (failure.status() == 405) return reference.tag().orElse("latest");
            Optional<Digest> seen =
                    failure.kind().mayPass() ? facts.seen(reference) : Optional.empty();
            return seen.map(Digest::toString).orElseThrow(() -> failure);
        }
    }

    private Answer<Described> describe(Question question, String wanted) throws HttpFailure {
        PullManifest.Pulled pulled = manifest(question.reference(), wanted);
        Answer<Manifest> parsed = Manifest.parse(pulled.json(), pulled.mediaType());
        return switch (parsed) {
            case Answer.Unknown<Manifest>(String why) -> Answer.unknown(why);
            case Answer.Known<Manifest>(ImageManifest image) ->
                    Answer.known(new Described(pulled.digest(), image));
            case Answer.Known<Manifest>(ImageIndex index) -> {
                Optional<Descriptor> selected = index.select(question.platform());
                yield selected.isEmpty()
                        ? Answer.unknown(
                                "%s has no image for %s"
                                        .formatted(
                                                question.reference().familiar(),
                                                question.platform()))
                        : ofPlatform(question, selected.get().digest());
            }
        };
    }

    private Answer<Described> ofPlatform(Question question, Digest digest) throws HttpFailure {
        PullManifest.Pulled pulled = manifest(question.reference(), digest.toString());
        return Manifest.parse(pulled.json(), pulled.mediaType())
                .flatMap(manifest ->
                        manifest instanceof ImageManifest image
                                ? Answer.known(new Described(pulled.digest(), image))
                                : Answer.unknown(
                                        "the index of "
                                                + question.reference().familiar()
                                                + " leads to another index"));
    }

    private PullManifest.Pulled manifest(ImageReference reference, String wanted)
            throws HttpFailure {
        Optional<Digest> digest = Digest.parse(wanted);
        Optional<String> kept = digest.flatMap(facts::json);
        if (digest.isPresent() && kept.isPresent())
            return new PullManifest.Pulled(digest.get(), kept.get(), Optional.empty());
        PullManifest.Pulled pulled = client.manifest(reference, wanted);
        facts.putJson(pulled.digest(), pulled.json());
        if (digest.isEmpty()) facts.saw(reference, pulled.digest(), client.today());
        return pulled;
    }

    private Answer<BaseImage> assemble(Question question, Described described) throws HttpFailure {
        ImageManifest manifest = described.manifest();
        Answer<ImageConfigFile> config =
                ImageConfigFile.parse(config(question.reference(), manifest.config()));
        return config.flatMap(file -> {
            if (file.platform().isPresent()
                    && !question.platform().matches(file.platform().get())) {
                return Answer.unknown(
                        "%s is an image for %s, not for %s"
                                .formatted(
                                        question.reference().familiar(),
                                        file.platform().get(),
                                        question.platform()));
            }
            List<LayerScale.Weighed> layers = weigh(question.reference(), manifest, file);
            if (layers.size() < manifest.layers().size())
                return Answer.unknown(
                        "reading %s was interrupted".formatted(question.reference().familiar()));
            return Answer.known(
                    new BaseImage(
                            question.reference(),
                            Optional.of(described.digest()),
                            layers.stream().map(LayerScale.Weighed::layer).toList(),
                            file.config(),
                            inventory(question, file, layers)));
        });
    }

    private String config(ImageReference reference, Descriptor descriptor) throws HttpFailure {
        Optional<String> kept = facts.json(descriptor.digest());
        if (kept.isPresent()) return kept.get();
        Optional<byte[]> embedded = descriptor.embedded();
        String json =
                embedded.isPresent()
                        ? new String(embedded.get(), StandardCharsets.UTF_8)
                        : client.config(reference, descriptor);
        facts.putJson(descriptor.digest(), json);
        return json;
    }

    /** All layers side by side; fewer only where this thread was interrupted. */
    private List<LayerScale.Weighed> weigh(
            ImageReference reference, ImageManifest manifest, ImageConfigFile file) {
        List<String> createdBy = file.createdBy(manifest.layers().size());
        List<LayerScale.Weighed> weighed = new ArrayList<>();
        int threads = Math.clamp(manifest.layers().size(), 1, SIDE_BY_SIDE);
        try (ExecutorService side = Executors.newFixedThreadPool(threads, UNPACKING)) {
            List<Future<LayerScale.Weighed>> asked = new ArrayList<>();
            for (int i = 0; i < manifest.layers().size(); i++) {
                var question =
                        new LayerScale.Question(
                                reference, manifest.layers().get(i), i == 0, createdBy.get(i));
                asked.add(side.submit(() -> scale.weigh(question)));
            }
            for (Future<LayerScale.Weighed> answer : asked) weighed.add(answer.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a layer could not be weighed", e);
        }
        return weighed;
    }

    private Answer<Inventory> inventory(
            Question question, ImageConfigFile file, List<LayerScale.Weighed> layers) {
        List<LayerContents> contents =
                layers.stream().flatMap(layer -> layer.contents().stream()).toList();
        if (contents.size() == layers.size())
            return Answer.known(InventoryReader.read(contents, file.config()));
        return known.find(question.reference(), question.platform())
                .map(Answer::known)
                .orElseGet(() ->
                        Answer.unknown(
                                "what is installed in %s is still to be read"
                                        .formatted(question.reference().familiar())));
    }
}
