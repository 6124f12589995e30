package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.github.Delivery.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events that tell where the App is installed. */
final class InstallationEvents {

    private InstallationEvents() {}

    static Delivery read(String guid, String event, Fields fields) {
        String action = fields.text("/action");
        long installation = fields.number("/installation/id");
        Change change = change(event, action);
        List<Repository> about =
                switch (event) {
                    case "installation" -> list(fields.at("/repositories"), installation);
                    case "installation_repositories" ->
                            list(
                                    fields.at(
                                            change == Change.ADDED
                                                    ? "/repositories_added"
                                                    : "/repositories_removed"),
                                    installation);
                    default ->
                            fields.at("/repository").isObject()
                                    ? List.of(fields.repository())
                                    : List.of();
                };
        return new Delivery.Installed(
                guid, event, Optional.of(action), installation, change, about);
    }

    private static Change change(String event, String action) {
        return switch (event + " " + action) {
            case "installation created", "installation_repositories added" -> Change.ADDED;
            case "installation deleted" -> Change.ENDED;
            case "installation_repositories removed", "repository deleted" -> Change.REMOVED;
            case "repository renamed", "repository transferred" -> Change.RENAMED;
            default -> Change.NONE;
        };
    }

    /** Lists name the owner only as part of the whole name; what is not named whole is left out. */
    static List<Repository> list(JsonNode items, long installation) {
        List<Repository> repositories = new ArrayList<>();
        for (JsonNode item : items) {
            String[] names = item.path("full_name").asText().split("/", 2);
            if (names.length == 2 && item.path("id").canConvertToLong())
                repositories.add(
                        new Repository(installation, item.path("id").asLong(), names[0], names[1]));
        }
        return repositories;
    }
}
