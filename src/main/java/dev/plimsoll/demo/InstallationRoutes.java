package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;

/** Where the App is installed: everywhere, until it is not. */
final class InstallationRoutes {

    private final Hosted hosted;

    InstallationRoutes(Hosted hosted) {
        this.hosted = hosted;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/app/installations", this::installations);
        routes.get("/installation/repositories", this::repositories);
    }

    private void installations(Context ctx) {
        ObjectNode one = DoubleRoutes.JSON.objectNode().put("id", GitHubDouble.INSTALLATION);
        one.putNull("suspended_at");
        List<ObjectNode> all = hosted.uninstalled ? List.of() : List.of(one);
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.array(DoubleRoutes.page(ctx, all)));
    }

    private void repositories(Context ctx) {
        List<ObjectNode> all =
                hosted.repositories.values().stream()
                        .sorted(Comparator.comparingLong(HostedRepository::id))
                        .map(GitRoutes::repositoryJson)
                        .toList();
        ObjectNode json = DoubleRoutes.JSON.objectNode().put("total_count", all.size());
        json.set("repositories", DoubleRoutes.array(DoubleRoutes.page(ctx, all)));
        DoubleRoutes.answer(ctx, 200, json);
    }
}
