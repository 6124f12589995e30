package dev.plimsoll.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The {@code external_id} of a check run: the pull requests whose head it judges, as {@code
 * 7,12@sha}. GitHub leaves a check's own list of pull requests empty for forks, so it is written
 * here.
 */
public record ExternalId(List<Integer> pullRequests, String head) {

    /** More pull requests of one head than this are not listed. */
    private static final int MOST = 20;

    public ExternalId {
        pullRequests = List.copyOf(new TreeSet<>(pullRequests));
    }

    static Optional<ExternalId> parse(String written) {
        int at = written.indexOf('@');
        if (at <= 0) return Optional.empty();
        List<Integer> numbers = new ArrayList<>();
        for (String number : written.substring(0, at).split(",", MOST)) {
            try {
                numbers.add(Integer.parseUnsignedInt(number));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new ExternalId(numbers, written.substring(at + 1)));
    }

    /** This and one more pull request. */
    public ExternalId with(int pullRequest) {
        List<Integer> both = new ArrayList<>(pullRequests);
        both.add(pullRequest);
        return new ExternalId(both, head);
    }

    @Override
    public String toString() {
        return String.join(",", pullRequests.stream().map(String::valueOf).toList()) + "@" + head;
    }
}
