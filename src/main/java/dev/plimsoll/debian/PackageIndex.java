package dev.plimsoll.debian;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every package that apt would see with some sources; the candidate of a name is its highest
 * version by pin.
 */
public final class PackageIndex {

    /**
     * apt_preferences(5): what every suite has that says nothing else, and one that must not be
     * taken unasked.
     */
    public static final int USUAL_PIN = 500;

    /** Names that an index remembers its answers for. */
    private static final int MOST_NAMES = 10_000;

    public static final int NOT_AUTOMATIC_PIN = 1;

    public static final int BACKPORTS_PIN = 100;

    /** apt_preferences(5): what {@code -t SUITE} gives a suite. */
    public static final int TARGET_PIN = 990;

    /**
     * One Packages file of one suite and component.
     *
     * @param listBytes what {@code apt-get update} leaves of it under {@code /var/lib/apt/lists}; 0
     *     where that is not known
     */
    public record Offer(AptSources.Source source, PackagesFile packages, int pin, long listBytes) {

        public Offer(AptSources.Source source, PackagesFile packages, int pin) {
            this(source, packages, pin, 0);
        }
    }

    private final List<Offer> offers;
    private final String architecture;
    private final Optional<String> limits;
    private final Lookups<String, Optional<BinaryPackage>> candidates = new Lookups<>(MOST_NAMES);
    private final Lookups<String, List<BinaryPackage>> providers = new Lookups<>(MOST_NAMES);

    private PackageIndex(List<Offer> offers, String architecture, Optional<String> limits) {
        this.offers = offers;
        this.architecture = architecture;
        this.limits = limits;
    }

    public static PackageIndex of(List<Offer> offers, String architecture) {
        return new PackageIndex(List.copyOf(offers), architecture, Optional.empty());
    }

    /**
     * The same index, said to hold only some packages: {@code why} tells why one may be missing
     * that exists.
     */
    public PackageIndex limited(String why) {
        return new PackageIndex(offers, architecture, Optional.of(why));
    }

    /** Why a name that is not found may exist all the same; empty where the index is whole. */
    public Optional<String> limits() {
        return limits;
    }

    /** The same packages with {@code -t SUITE}: that suite is preferred. */
    public PackageIndex preferring(String suite) {
        List<Offer> pinned =
                offers.stream()
                        .map(offer ->
                                isSuite(offer, suite)
                                        ? new Offer(
                                                offer.source(),
                                                offer.packages(),
                                                TARGET_PIN,
                                                offer.listBytes())
                                        : offer)
                        .toList();
        return new PackageIndex(pinned, architecture, limits);
    }

    private static boolean isSuite(Offer offer, String suite) {
        return offer.source().suite().equals(suite);
    }

    /**
     * What {@code apt-get update} leaves under {@code /var/lib/apt/lists}, in bytes; empty where
     * that is not known.
     */
    public Optional<Long> listBytes() {
        return Optional.of(offers.stream().mapToLong(Offer::listBytes).sum())
                .filter(bytes -> bytes > 0);
    }

    /** What {@code apt-get install NAME} would take. */
    public Optional<BinaryPackage> candidate(String name) {
        return candidates.of(
                name,
                key ->
                        offers.stream()
                                .flatMap(offer ->
                                        named(offer, key)
                                                .map(found -> Map.entry(offer.pin(), found)))
                                .max(
                                        Map.Entry.<Integer, BinaryPackage>comparingByKey()
                                                .thenComparing(entry -> entry.getValue().version()))
                                .map(Map.Entry::getValue));
    }

    /** The package in exactly that version, if it is still offered. */
    public Optional<BinaryPackage> version(String name, String version) {
        return offers.stream()
                .flatMap(offer -> named(offer, name))
                .filter(found -> found.version().text().equals(version))
                .findFirst();
    }

    /** The newest that a suite offers, for {@code NAME/SUITE}. */
    public Optional<BinaryPackage> ofSuite(String name, String suite) {
        return offers.stream()
                .filter(offer -> isSuite(offer, suite))
                .flatMap(offer -> named(offer, name))
                .max(Comparator.comparing(BinaryPackage::version));
    }

    /** Candidates that provide the name, in the order of the sources. */
    public List<BinaryPackage> providers(String name) {
        return providers.of(name, this::findProviders);
    }

    private List<BinaryPackage> findProviders(String name) {
        return offers.stream()
                .flatMap(offer -> offer.packages().providing(name, offer.source(), architecture))
                .filter(each -> candidate(each.name()).filter(each::equals).isPresent())
                .distinct()
                .toList();
    }

    /**
     * Where apt meets the name first when it reads the sources, be it as a package or in a relation
     * of another; its numbers for packages, and so its choice among equal providers, follow that
     * order.
     */
    long firstMention(String name) {
        long before = 0;
        for (Offer offer : offers) {
            int at = offer.packages().firstMention(name);
            if (at < offer.packages().length()) return before + at;
            before += offer.packages().length();
        }
        return before;
    }

    /** Every name once. */
    public Stream<String> names() {
        return offers.stream().flatMap(offer -> offer.packages().names()).distinct();
    }

    private Stream<BinaryPackage> named(Offer offer, String name) {
        return offer.packages().named(name, offer.source(), architecture);
    }

    public String architecture() {
        return architecture;
    }
}
