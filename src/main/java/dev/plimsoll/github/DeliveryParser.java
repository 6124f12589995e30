package dev.plimsoll.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.github.Delivery.Asked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhook deliveries: the events of the App, and of each the few fields that say what to look
 * at.
 */
public final class DeliveryParser {

    /** GitHub sends at most 25 MB, which might be one text. */
    private static final int LONGEST_TEXT = 25 * 1024 * 1024;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxStringLength(LONGEST_TEXT)
                                            .build())
                            .build());
    private static final Set<String> PULL_REQUEST_ACTIONS =
            Set.of("opened", "synchronize", "reopened", "ready_for_review", "closed");
    private static final Set<String> REMEMBERED =
            Set.of("installation", "installation_repositories", "repository");

    /** A GUID in practice; anything that is short and plain is taken. */
    private static final Pattern GUID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private DeliveryParser() {}

    /**
     * Reads a body whose signature held; the headers are GitHub's {@code X-GitHub-Event} and {@code
     * X-GitHub-Delivery}.
     */
    public static Delivery parse(@Nullable String event, @Nullable String guid, byte[] body) {
        if (event == null || event.isBlank())
            return new Delivery.Malformed("X-GitHub-Event is missing");
        if (guid == null || !GUID.matcher(guid).matches())
            return new Delivery.Malformed("X-GitHub-Delivery is missing");
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject())
                return new Delivery.Malformed("the body is no JSON object");
            return new Payload(guid, event, new Fields(json)).read();
        } catch (JsonProcessingException e) {
            return new Delivery.Malformed("the body is no JSON");
        } catch (IOException e) {
            return new Delivery.Malformed("the body cannot be read");
        } catch (Fields.MissingException missing) {
            return new Delivery.Malformed("the body lacks " + missing.getMessage());
        }
    }

    private record Payload(String guid, String event, Fields fields) {

        Delivery read() {
            return switch (event) {
                case "pull_request" -> pullRequest();
                case "check_run" -> checkRun();
                case "check_suite" -> checkSuite();
                case "issue_comment" -> issueComment();
                case "merge_group" -> mergeGroup();
                default ->
                        REMEMBERED.contains(event)
                                ? InstallationEvents.read(guid, event, fields)
                                : new Delivery.Nothing();
            };
        }

        private Delivery pullRequest() {
            String action = text("/action");
            int number = Math.toIntExact(number("/pull_request/number"));
            String head = text("/pull_request/head/sha");
            Repository repository = repository();
            boolean retargeted = action.equals("edited") && fields.at("/changes/base").isObject();
            if (!retargeted && !PULL_REQUEST_ACTIONS.contains(action))
                return new Delivery.Nothing();
            return new Delivery.Wanted(
                    guid,
                    event,
                    Optional.of(action),
                    Optional.of(repository),
                    List.of(number),
                    sha(head),
                    Optional.of(fields.at("/pull_request/base/ref"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText),
                    Optional.empty());
        }

        private Delivery checkRun() {
            String action = text("/action");
            String head = text("/check_run/head_sha");
            Repository repository = repository();
            List<Integer> numbers =
                    ExternalId.parse(fields.at("/check_run/external_id").asText())
                            .map(ExternalId::pullRequests)
                            .orElseGet(() -> numbers("/check_run/pull_requests"));
            return switch (action) {
                case "rerequested" ->
                        wanted(Optional.of(repository), numbers, sha(head), recheck());
                case "requested_action" -> {
                    Asked asked =
                            new Asked.ByButton(sender(), text("/requested_action/identifier"));
                    // commits on a bot's word would go round in circles
                    yield fields.at("/sender/type").asText().equals("Bot")
                            ? new Delivery.Nothing()
                            : wanted(
                                    Optional.of(repository),
                                    numbers,
                                    sha(head),
                                    Optional.of(asked));
                }
                default -> new Delivery.Nothing();
            };
        }

        private Delivery checkSuite() {
            String action = text("/action");
            String head = text("/check_suite/head_sha");
            Repository repository = repository();
            if (!action.equals("rerequested")) return new Delivery.Nothing();
            return wanted(
                    Optional.of(repository),
                    numbers("/check_suite/pull_requests"),
                    sha(head),
                    recheck());
        }

        private Delivery issueComment() {
            String action = text("/action");
            int number = Math.toIntExact(number("/issue/number"));
            long comment = number("/comment/id");
            String body = text("/comment/body");
            String author = text("/comment/user/login");
            Repository repository = repository();
            if (!action.equals("created")) return new Delivery.Nothing();
            boolean byPerson = fields.at("/comment/user/type").asText().equals("User");
            boolean onPullRequest = fields.at("/issue/pull_request").isObject();
            Optional<Asked> asked =
                    byPerson && onPullRequest
                            ? Optional.of(new Asked.ByComment(author, comment, body))
                            : Optional.empty();
            List<Integer> numbers = asked.isPresent() ? List.of(number) : List.of();
            return wanted(Optional.of(repository), numbers, Optional.empty(), asked);
        }

        private Delivery mergeGroup() {
            String action = text("/action");
            String head = text("/merge_group/head_sha");
            Repository repository = repository();
            if (!action.equals("checks_requested")) return new Delivery.Nothing();
            return wanted(Optional.of(repository), List.of(), sha(head), Optional.empty());
        }

        private Delivery wanted(
                Optional<Repository> repository,
                List<Integer> numbers,
                Optional<String> head,
                Optional<Asked> asked) {
            return new Delivery.Wanted(
                    guid,
                    event,
                    Optional.of(text("/action")),
                    repository,
                    numbers,
                    head,
                    Optional.empty(),
                    asked);
        }

        private Optional<Asked> recheck() {
            return Optional.of(new Asked.ByButton(sender(), "recheck"));
        }

        private String sender() {
            return text("/sender/login");
        }

        private Repository repository() {
            return fields.repository();
        }

        private List<Integer> numbers(String pointer) {
            List<Integer> numbers = new ArrayList<>();
            for (JsonNode one : fields.at(pointer)) {
                if (one.path("number").isInt()) numbers.add(one.path("number").asInt());
            }
            return numbers;
        }

        private static Optional<String> sha(String written) {
            if (!SHA.matcher(written).matches())
                throw new Fields.MissingException("a commit's hash");
            return Optional.of(written);
        }

        private String text(String pointer) {
            return fields.text(pointer);
        }

        private long number(String pointer) {
            return fields.number(pointer);
        }
    }
}
