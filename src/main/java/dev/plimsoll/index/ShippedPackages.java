package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.PackageIndex.Offer;
import dev.plimsoll.debian.PackagesFile;
import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relations of the packages that {@link ShippedPayloads} weighs and of those in official
 * images, as they were on 2026-11-23: for work without an archive. Files {@code
 * facts/packages-SUITE.gz}.
 */
public final class ShippedPackages {

    private static final List<String> SUITES = List.of("bookworm", "trixie");

    private static final String ARCHITECTURE = "amd64";

    private static final String WHY = "only common packages are known without the archive";

    /** Sources that indexes are kept for; strangers' files write as many as they like. */
    private static final int MOST_SOURCES = 32;

    /**
     * What {@code apt-get update} left of the usual suites in an image, in bytes; measured
     * 2026-11-23.
     */
    private static final Map<String, Long> LIST_BYTES =
            Map.of("bookworm", 19_856_468L, "trixie", 21_657_798L);

    private final Map<String, List<Offer>> loaded = new ConcurrentHashMap<>();
    private final Cache<AptSources, Answer<PackageIndex>> indexes =
            Caffeine.newBuilder().maximumSize(MOST_SOURCES).build();

    /**
     * What is known of these sources' packages; unknown where their suite or architecture is not
     * among the shipped.
     */
    public Answer<PackageIndex> index(AptSources sources, String architecture) {
        if (!architecture.equals(ARCHITECTURE))
            return Answer.unknown("no table of packages is shipped for " + architecture);
        // one index for all who ask with these sources, so that what it has looked up is not looked
        // up again
        return indexes.get(sources, this::index);
    }

    private Answer<PackageIndex> index(AptSources sources) {
        List<Offer> offers =
                sources.sources().stream()
                        .filter(source ->
                                source.distribution() == AptSources.Distribution.DEBIAN
                                        && SUITES.contains(source.suite()))
                        .flatMap(source ->
                                loaded
                                        .computeIfAbsent(source.suite(), ShippedPackages::load)
                                        .stream())
                        .toList();
        if (offers.isEmpty())
            return Answer.unknown("no table of packages is shipped for the image's suite");
        return Answer.known(PackageIndex.of(offers, ARCHITECTURE).limited(WHY));
    }

    /** Paragraphs {@code Suite: NAME} begin the packages of a suite. */
    private static List<Offer> load(String suite) {
        String text = new String(ShippedText.bytes("packages-" + suite + ".gz"), UTF_8);
        List<Offer> offers = new ArrayList<>();
        for (String section : text.split("(^|\n\n)Suite: ", -1)) {
            int end = section.indexOf('\n');
            if (end < 0) continue;
            Source source =
                    new Source(
                            AptSources.Distribution.DEBIAN,
                            section.substring(0, end).strip(),
                            List.of("main"));
            PackagesFile packages =
                    PackagesFile.parse(section.substring(end).strip().getBytes(UTF_8));
            offers.add(
                    new Offer(
                            source,
                            packages,
                            PackageIndex.USUAL_PIN,
                            offers.isEmpty() ? LIST_BYTES.getOrDefault(suite, 0L) : 0));
        }
        return List.copyOf(offers);
    }
}
