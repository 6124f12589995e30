package dev.plimsoll.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectPagesTest {

    private static final PackageName FLASK = new PackageName("flask");

    @StartStop public final MockWebServer server = new MockWebServer();
    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_page_is_not_asked_for_again_by_the_next_run_while_the_index_allows() {
        server.enqueue(page("Cache-Control", "max-age=300, public"));
        assertThat(files()).hasSize(1);
        now = now.plusSeconds(299);
        assertThat(files())
                .singleElement()
                .extracting(DistributionFile::url)
                .isEqualTo(server.url("/files/flask-1-py3-none-any.whl").toString());
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_page_is_kept_for_ten_minutes_where_nobody_says_for_how_long() {
        server.enqueue(page("X-Nothing", "said"));
        files();
        now = now.plusSeconds(599);
        files();
        assertThat(server.getRequestCount()).isEqualTo(1);
        server.enqueue(page("X-Nothing", "said"));
        now = now.plusSeconds(2);
        files();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void an_older_page_is_asked_for_by_its_tag_and_kept_where_it_has_not_changed()
            throws InterruptedException {
        server.enqueue(page("ETag", "\"a\""));
        files();
        now = now.plus(Duration.ofHours(1));
        server.enqueue(
                new MockResponse.Builder()
                        .code(304)
                        .addHeader("Cache-Control", "max-age=600")
                        .build());
        assertThat(files()).hasSize(1);
        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("If-None-Match")).isEqualTo("\"a\"");
        now = now.plusSeconds(599);
        assertThat(files()).hasSize(1);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void the_age_that_a_cache_on_the_way_tells_counts() {
        server.enqueue(page("Age", "500"));
        files();
        server.enqueue(
                page("Age", "500").newBuilder().addHeader("Cache-Control", "max-age=600").build());
        now = now.plusSeconds(601);
        files();
        now = now.plusSeconds(101);
        server.enqueue(page("ETag", "\"c\""));
        files();
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void a_page_that_must_not_be_taken_unasked_serves_one_review_alone() {
        server.enqueue(page("Cache-Control", "no-cache"));
        PyPiClient client = client("/simple/");
        client.files(FLASK);
        client.files(FLASK);
        assertThat(server.getRequestCount()).as("head and merge base see one list").isEqualTo(1);
        server.enqueue(page("Cache-Control", "no-cache"));
        files();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void another_index_has_pages_of_its_own() {
        server.enqueue(page("ETag", "\"a\""));
        files();
        server.enqueue(page("ETag", "\"b\""));
        client("/other/").files(FLASK);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void garbage_is_not_kept() {
        server.enqueue(page("ETag", "\"a\"").newBuilder().body("{\"files\": [").build());
        assertThat(client("/simple/").files(FLASK).asOptional()).isEmpty();
        server.enqueue(page("ETag", "\"a\""));
        assertThat(files()).hasSize(1);
    }

    /** As a new run asks. */
    private List<DistributionFile> files() {
        return client("/simple/").files(FLASK).asOptional().orElseThrow();
    }

    private PyPiClient client(String index) {
        Caller caller =
                new Caller(
                        new HttpClients(HttpPolicy.STANDARD),
                        () -> now,
                        wait -> {},
                        new Random(1),
                        List.of());
        return new PyPiClient(
                caller,
                Endpoint.ofOperator(server.url(index)),
                new dev.plimsoll.fact.MemoryFacts(),
                Optional.of(folder));
    }

    private static MockResponse page(String header, String value) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/vnd.pypi.simple.v1+json")
                .addHeader(header, value)
                .body(
                        """
                        {"files": [{"filename": "flask-1-py3-none-any.whl",
                          "url": "../../files/flask-1-py3-none-any.whl", "hashes": {}}]}
                        """)
                .build();
    }
}
