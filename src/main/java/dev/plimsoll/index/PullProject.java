package dev.plimsoll.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET /simple/<project>/}: all files of a project, as JSON (PEP 691, 700) or HTML (PEP 503).
 * 404 is no file.
 */
record PullProject(PackageName project, Optional<KeptPage> before, Instant now)
        implements Operation<PullProject.Pulled> {

    /**
     * A project's page.
     *
     * @param bytes as transferred, which is what pip's cache keeps
     */
    record Page(List<DistributionFile> files, long bytes) {}

    /**
     * A page with what is to be kept of it.
     *
     * @param kept empty where the project does not exist
     */
    record Pulled(Page page, Optional<KeptPage> kept) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

    /** The largest page of PyPI is about 25 MB. */
    private static final int MAX_PAGE_BYTES = 64 << 20;

    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    @Override
    public String purpose() {
        return "read the files of " + project;
    }

    @Override
    public Request request(HttpUrl index) {
        Request.Builder request =
                new Request.Builder()
                        .url(
                                index.newBuilder()
                                        .addPathSegment(project.value())
                                        .addPathSegment("")
                                        .build())
                        .header("Accept", ACCEPT)
                        // said by us, so that the body comes as transferred: that is what pip's
                        // cache keeps
                        .header("Accept-Encoding", "gzip");
        before.map(KeptPage::etag)
                .filter(tag -> !tag.isEmpty())
                .ifPresent(tag -> request.header("If-None-Match", tag));
        before.map(KeptPage::modified)
                .filter(date -> !date.isEmpty())
                .ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    @Override
    public boolean accepts(int status) {
        return Operation.super.accepts(status)
                || status == NOT_FOUND
                || (status == NOT_MODIFIED && before.isPresent());
    }

    @Override
    public Pulled read(Response response) throws IOException {
        if (response.code() == NOT_FOUND)
            return new Pulled(new Page(List.of(), 0), Optional.empty());
        KeptPage kept =
                response.code() == NOT_MODIFIED && before.isPresent()
                        ? before.get().again(response, now)
                        : KeptPage.of(response, Bodies.capped(response, MAX_PAGE_BYTES), now);
        return new Pulled(page(project, kept), Optional.of(kept));
    }

    /** What a page says that was read before. */
    static Page page(PackageName project, KeptPage kept) throws IOException {
        List<DistributionFile> files =
                kept.type().contains("json")
                        ? json(project, kept.text(), kept.url())
                        : SimpleHtml.files(kept.text(), kept.url(), project);
        return new Page(files, kept.gzip().size());
    }

    private static List<DistributionFile> json(PackageName project, String text, HttpUrl page)
            throws IOException {
        List<DistributionFile> files = new ArrayList<>();
        for (JsonNode file : JSON.readTree(text).path("files")) {
            HttpUrl url = page.resolve(file.path("url").asText());
            String name = file.path("filename").asText();
            if (url == null || name.isEmpty() || name.indexOf('/') >= 0) continue;
            files.add(
                    new DistributionFile(
                            project,
                            name,
                            url.toString(),
                            text(file.path("hashes").path("sha256"))
                                    .map(hash -> hash.toLowerCase(Locale.ROOT)),
                            text(file.path("requires-python")),
                            isTrue(file.path("yanked")),
                            file.path("size").isIntegralNumber()
                                    ? Optional.of(file.path("size").asLong())
                                    : Optional.empty(),
                            isTrue(file.path("core-metadata"))
                                    || isTrue(file.path("data-dist-info-metadata"))));
        }
        return List.copyOf(files);
    }

    /** PEP 592 and 714: a value that is not false says yes, whatever it is. */
    private static boolean isTrue(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && (!value.isBoolean() || value.asBoolean());
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }
}
