package dev.plimsoll.index;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.python.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The pages of an index's projects. They move: one is taken unasked for as long as the index
 * allows, then asked whether it has changed.
 */
final class ProjectPages {

    /** Pages in memory; the longest have 10,000 files. They go where memory is short. */
    private static final int MOST = 1_000;

    /**
     * @param begun a page in memory serves a whole review, whatever the index allows: head and
     *     merge base must be priced on the same lists
     */
    private record Page(CompletableFuture<Answer<PullProject.Page>> answer, Instant begun) {}

    private final Caller caller;
    private final Endpoint index;
    private final KeptFiles kept;
    private final Turns turns;
    private final Map<PackageName, Page> pages =
            Caffeine.newBuilder().maximumSize(MOST).softValues().<PackageName, Page>build().asMap();

    ProjectPages(Caller caller, Endpoint index, KeptFiles kept, Turns turns) {
        this.caller = caller;
        this.index = index;
        this.kept = kept;
        this.turns = turns;
    }

    CompletableFuture<Answer<PullProject.Page>> ask(PackageName project) {
        Instant now = caller.clock().instant();
        return pages.compute(
                        project,
                        (name, known) ->
                                isBelieved(known, now)
                                        ? known
                                        : new Page(turns.later(() -> read(project)), now))
                .answer();
    }

    private static boolean isBelieved(@Nullable Page page, Instant now) {
        if (page == null || page.begun().plus(KeptPage.LIFE).isBefore(now)) return false;
        return !page.answer().isDone() || page.answer().join() instanceof Answer.Known;
    }

    private Answer<PullProject.Page> read(PackageName project) {
        String name = "project-" + address(project);
        Instant now = caller.clock().instant();
        Optional<KeptPage> before = kept.read(name).flatMap(KeptPage::parse);
        try {
            if (before.isPresent() && now.isBefore(before.get().until()))
                return Answer.known(PullProject.page(project, before.get()));
        } catch (IOException broken) {
            before = Optional.empty();
        }
        try {
            PullProject.Pulled pulled = caller.call(index, new PullProject(project, before, now));
            pulled.kept().ifPresent(page -> kept.write(name, page.written()));
            return Answer.known(pulled.page());
        } catch (HttpFailure failure) {
            return Answer.unknown(failure.sentence());
        }
    }

    /** A file name that strangers' text cannot shape; each index has pages of its own. */
    private String address(PackageName project) {
        return UUID.nameUUIDFromBytes(
                        (index.url() + project.value()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
