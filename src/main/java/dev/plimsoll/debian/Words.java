package dev.plimsoll.debian;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of {@code apt-get install} mean in an index: apt's order is exact name, modifier,
 * version or suite, pattern.
 */
final class Words {

    private final PackageIndex index;
    private final Plan plan;
    private final Set<String> named = new LinkedHashSet<>();

    Words(PackageIndex index, Plan plan) {
        this.index = index;
        this.plan = plan;
    }

    /**
     * The packages that a word asks for; a word that asks for a removal gives none and is noted in
     * the plan.
     */
    List<BinaryPackage> wanted(String word) {
        if (PackageWord.isFile(word))
            return missing(word, "%s is a file, which is not looked into".formatted(word));
        PackageWord parsed = PackageWord.parse(word);
        if (parsed.isForeign(index.architecture()))
            return missing(word, "%s is of another architecture than the image".formatted(word));
        Optional<BinaryPackage> exact = index.candidate(parsed.name());
        if (parsed.version().isPresent()) return version(parsed, parsed.version().get());
        if (parsed.suite().isPresent()) return suite(parsed, parsed.suite().get());
        if (exact.isPresent()) return found(exact.get());
        if (word.endsWith("-") && index.candidate(chopped(word)).isPresent()) {
            if (plan.installed().has(chopped(word))) plan.remove(chopped(word));
            // nor may it come in for another's sake
            plan.ban(chopped(word));
            return List.of();
        }
        if (word.endsWith("+") && index.candidate(chopped(word)).isPresent())
            return found(index.candidate(chopped(word)).get());
        List<BinaryPackage> providers = index.providers(parsed.name());
        if (providers.stream().map(BinaryPackage::name).distinct().count() == 1)
            return found(providers.getFirst());
        if (!providers.isEmpty())
            return missing(
                    word,
                    "%s is a virtual package that several provide, so apt stops and asks which"
                            .formatted(word));
        return pattern(word);
    }

    private List<BinaryPackage> version(PackageWord word, String version) {
        Optional<BinaryPackage> found =
                index.version(
                        word.name(),
                        version.endsWith("*") ? newest(word.name(), version) : version);
        if (found.isPresent()) return found(found.get());
        if (plan.installed().version(word.name()).filter(v -> v.text().equals(version)).isPresent())
            return List.of();
        return missing(
                word.name(),
                index.limits()
                        .orElseGet(() ->
                                index.candidate(word.name()).isEmpty()
                                        ? absent(word.name())
                                        : "the archive no longer has %s=%s, so the build fails here"
                                                .formatted(word.name(), version)));
    }

    /** {@code name=1.2*} is the candidate if it begins so. */
    private String newest(String name, String pattern) {
        String start = pattern.substring(0, pattern.length() - 1);
        return index.candidate(name)
                .map(found -> found.version().text())
                .filter(text -> text.startsWith(start))
                .orElse(pattern);
    }

    private List<BinaryPackage> suite(PackageWord word, String suite) {
        return index.ofSuite(word.name(), suite)
                .map(this::found)
                .orElseGet(() ->
                        missing(
                                word.name(),
                                "%s has no %s, or is not among the image's sources"
                                        .formatted(suite, word.name())));
    }

    private List<BinaryPackage> pattern(String word) {
        List<String> names =
                index.limits().isPresent()
                        ? List.of()
                        : PackageWord.matching(word, index.names(), index.names());
        if (names.size() > PackageWord.MOST_MATCHES)
            return missing(word, "%s means too many packages".formatted(word));
        if (names.isEmpty()) return missing(word, index.limits().orElseGet(() -> absent(word)));
        return names.stream()
                .flatMap(name -> index.candidate(name).stream())
                .flatMap(each -> found(each).stream())
                .toList();
    }

    private static String absent(String name) {
        return "the archive has no package %s, so the build fails here unless another source has it"
                .formatted(name);
    }

    private List<BinaryPackage> found(BinaryPackage found) {
        named.add(found.name());
        return List.of(found);
    }

    private List<BinaryPackage> missing(String word, String why) {
        plan.miss(word, why);
        return List.of();
    }

    private static String chopped(String word) {
        return word.substring(0, word.length() - 1);
    }

    /** Names of everything that was asked for: they are no longer automatic. */
    Set<String> named() {
        return named;
    }
}
