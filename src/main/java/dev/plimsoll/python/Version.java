package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version by PEP 440. Versions that compare as equal are equal: {@code 1.0} is {@code 1.0.0}.
 *
 * @param release the numbers, at least one
 * @param local the segments after {@code +}, lower case
 */
public record Version(
        long epoch,
        List<Long> release,
        Optional<Pre> pre,
        Optional<Long> post,
        Optional<Long> dev,
        List<String> local)
        implements Comparable<Version> {

    /** {@code a}, {@code b} or {@code rc}, and its number. */
    public record Pre(String phase, long number) implements Comparable<Pre> {
        @Override
        public int compareTo(Pre other) {
            int byPhase = phase.compareTo(other.phase);
            return byPhase != 0 ? byPhase : Long.compare(number, other.number);
        }
    }

    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::epoch)
                    .thenComparing(Version::release, Version::compareReleases)
                    .thenComparing(Version::comparePre)
                    .thenComparing(Version::comparePost)
                    .thenComparing(Version::compareDev)
                    .thenComparing(Version::local, Version::compareLocals);

    public Version {
        release = List.copyOf(release);
        local = List.copyOf(local);
    }

    /** The version that this text means; empty where it is none. */
    public static Optional<Version> parse(String text) {
        return VersionParser.parse(text);
    }

    public boolean isPrerelease() {
        return pre.isPresent() || dev.isPresent();
    }

    public boolean isPostrelease() {
        return post.isPresent();
    }

    /** Without the local segments. */
    public Version withoutLocal() {
        return local.isEmpty() ? this : new Version(epoch, release, pre, post, dev, List.of());
    }

    /** Epoch and release alone. */
    public Version base() {
        return new Version(
                epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Whether epoch and the first numbers of the release are the same; missing numbers are zero.
     */
    public boolean startsWith(long otherEpoch, List<Long> prefix) {
        if (epoch != otherEpoch) return false;
        for (int i = 0; i < prefix.size(); i++) {
            if (number(release, i) != prefix.get(i)) return false;
        }
        return true;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return trimmed(release).hashCode() * 31
                + pre.hashCode()
                + 7 * post.hashCode()
                + 13 * dev.hashCode()
                + local.hashCode();
    }

    /** The normal form. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (epoch != 0) out.append(epoch).append('!');
        out.append(release.stream().map(String::valueOf).collect(Collectors.joining(".")));
        pre.ifPresent(p -> out.append(p.phase()).append(p.number()));
        post.ifPresent(number -> out.append(".post").append(number));
        dev.ifPresent(number -> out.append(".dev").append(number));
        if (!local.isEmpty()) out.append('+').append(String.join(".", local));
        return out.toString();
    }

    private static int compareReleases(List<Long> left, List<Long> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int difference = Long.compare(number(left, i), number(right, i));
            if (difference != 0) return difference;
        }
        return 0;
    }

    private static long number(List<Long> release, int index) {
        return index < release.size() ? release.get(index) : 0;
    }

    private static List<Long> trimmed(List<Long> release) {
        List<Long> kept = new ArrayList<>(release);
        while (!kept.isEmpty() && kept.getLast() == 0) kept.removeLast();
        return kept;
    }

    /** A lone dev release comes before any pre-release, a final one after. */
    private static int comparePre(Version left, Version right) {
        int byKind = Integer.compare(left.preKind(), right.preKind());
        if (byKind != 0 || left.pre.isEmpty() || right.pre.isEmpty()) return byKind;
        return left.pre.get().compareTo(right.pre.get());
    }

    private int preKind() {
        if (pre.isPresent()) return 0;
        return post.isEmpty() && dev.isPresent() ? -1 : 1;
    }

    private static int comparePost(Version left, Version right) {
        return Long.compare(left.post.orElse(-1L), right.post.orElse(-1L));
    }

    private static int compareDev(Version left, Version right) {
        return Long.compare(left.dev.orElse(Long.MAX_VALUE), right.dev.orElse(Long.MAX_VALUE));
    }

    /** Numbers come after words, a longer list after its own beginning. */
    private static int compareLocals(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            boolean leftNumber = left.get(i).chars().allMatch(Cursor::isDigit);
            boolean rightNumber = right.get(i).chars().allMatch(Cursor::isDigit);
            int difference =
                    leftNumber && rightNumber
                            ? compareNumbers(left.get(i), right.get(i))
                            : leftNumber != rightNumber
                                    ? Boolean.compare(leftNumber, rightNumber)
                                    : left.get(i).compareTo(right.get(i));
            if (difference != 0) return difference;
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareNumbers(String left, String right) {
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }
}
