package dev.plimsoll.python;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One clause of a version specifier, PEP 440.
 *
 * @param written the text after the operator, without blanks around it
 * @param version empty only for {@code ===} on what is no version
 * @param prefix whether {@code .*} follows
 */
public record Specifier(
        Operator operator, String written, Optional<Version> version, boolean prefix) {

    /** The comparisons of PEP 440, the longer signs first so that they are read first. */
    public enum Operator {
        ARBITRARY("==="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        COMPATIBLE("~="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        GREATER(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    private static final String ANY_SUFFIX = ".*";

    /** The clause that this text is; empty where it is none. */
    public static Optional<Specifier> parse(String text) {
        String trimmed = text.strip();
        for (Operator operator : Operator.values()) {
            if (trimmed.startsWith(operator.sign()))
                return of(operator, trimmed.substring(operator.sign().length()).strip());
        }
        return Optional.empty();
    }

    static Optional<Specifier> of(Operator operator, String written) {
        if (operator == Operator.ARBITRARY) {
            boolean word =
                    !written.isEmpty()
                            && written.chars()
                                    .noneMatch(c -> c <= ' ' || c == ';' || c == ')' || c == ',');
            return word
                    ? Optional.of(new Specifier(operator, written, Version.parse(written), false))
                    : Optional.empty();
        }
        boolean prefix = written.endsWith(ANY_SUFFIX);
        String bare =
                prefix ? written.substring(0, written.length() - ANY_SUFFIX.length()) : written;
        return Version.parse(bare)
                .filter(version -> allowed(operator, version, prefix))
                .map(version -> new Specifier(operator, written, Optional.of(version), prefix));
    }

    private static boolean allowed(Operator operator, Version version, boolean prefix) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (!equality && (prefix || !version.local().isEmpty())) return false;
        if (prefix
                && (version.isPrerelease()
                        || version.isPostrelease()
                        || !version.local().isEmpty())) return false;
        return operator != Operator.COMPATIBLE || version.release().size() > 1;
    }

    /** Whether the version fits, pre-releases like any other. */
    public boolean contains(Version candidate) {
        return operator == Operator.ARBITRARY
                ? containsText(candidate.toString())
                : compare(candidate, version.orElseThrow());
    }

    /** The same for a version as it was written, which {@code ===} compares letter by letter. */
    public boolean contains(String candidate) {
        if (operator == Operator.ARBITRARY) return containsText(candidate);
        return Version.parse(candidate).filter(this::contains).isPresent();
    }

    private boolean containsText(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT));
    }

    private boolean compare(Version candidate, Version bound) {
        return switch (operator) {
            case EQUAL -> equal(candidate, bound);
            case NOT_EQUAL -> !equal(candidate, bound);
            case AT_MOST -> candidate.withoutLocal().compareTo(bound) <= 0;
            case AT_LEAST -> candidate.withoutLocal().compareTo(bound) >= 0;
            case LESS -> less(candidate, bound);
            case GREATER -> greater(candidate, bound);
            case COMPATIBLE ->
                    candidate.withoutLocal().compareTo(bound) >= 0
                            && candidate.startsWith(bound.epoch(), allButLast(bound.release()));
            case ARBITRARY -> containsText(candidate.toString());
        };
    }

    private boolean equal(Version candidate, Version bound) {
        if (prefix) return candidate.startsWith(bound.epoch(), bound.release());
        return (bound.local().isEmpty() ? candidate.withoutLocal() : candidate).equals(bound);
    }

    private static boolean less(Version candidate, Version bound) {
        if (candidate.compareTo(bound) >= 0) return false;
        boolean prereleaseOfBound =
                !bound.isPrerelease()
                        && candidate.isPrerelease()
                        && candidate.base().equals(bound.base());
        return !prereleaseOfBound;
    }

    private static boolean greater(Version candidate, Version bound) {
        if (candidate.compareTo(bound) <= 0) return false;
        boolean postOfBound =
                !bound.isPostrelease()
                        && candidate.isPostrelease()
                        && candidate.base().equals(bound.base());
        boolean localOfBound =
                !candidate.local().isEmpty() && candidate.withoutLocal().equals(bound);
        return !postOfBound && !localOfBound;
    }

    private static List<Long> allButLast(List<Long> release) {
        return release.subList(0, release.size() - 1);
    }

    /** Whether naming a pre-release asks for pre-releases. */
    public boolean asksForPrereleases() {
        return operator != Operator.NOT_EQUAL && version.filter(Version::isPrerelease).isPresent();
    }

    /** {@code ==} without {@code .*}, or {@code ===}: one version and no other. */
    public boolean isPin() {
        return operator == Operator.ARBITRARY || (operator == Operator.EQUAL && !prefix);
    }

    /** Whether it sets an upper bound, as pip's order of resolution asks. */
    public boolean isUpperBound() {
        return switch (operator) {
            case LESS, AT_MOST, COMPATIBLE -> true;
            case EQUAL -> prefix;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return operator.sign() + written;
    }
}
