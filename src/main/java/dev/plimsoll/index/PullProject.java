package dev.plimsoll.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /simple/<project>/}: all files of a project, as JSON (PEP 691, 700) or HTML (PEP 503).
 * 404 is no file.
 */
record PullProject(PackageName project) implements Operation<PullProject.Page> {

    /**
     * A project's page.
     *
     * @param bytes as transferred, which is what pip's cache keeps
     */
    record Page(List<DistributionFile> files, long bytes) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

    /** The largest page of PyPI is about 25 MB. */
    private static final int MAX_PAGE_BYTES = 64 << 20;

    private static final long MAX_UNPACKED_BYTES = 256L << 20;
    private static final int NOT_FOUND = 404;

    @Override
    public String purpose() {
        return "read the files of " + project;
    }

    @Override
    public Request request(HttpUrl index) {
        return new Request.Builder()
                .url(index.newBuilder().addPathSegment(project.value()).addPathSegment("").build())
                .header("Accept", ACCEPT)
                // said by us, so that the body comes as transferred: that is what pip's cache keeps
                .header("Accept-Encoding", "gzip")
                .build();
    }

    @Override
    public boolean accepts(int status) {
        return Operation.super.accepts(status) || status == NOT_FOUND;
    }

    @Override
    public Page read(Response response) throws IOException {
        if (response.code() == NOT_FOUND) return new Page(List.of(), 0);
        byte[] transferred = Bodies.capped(response, MAX_PAGE_BYTES);
        String text = unpacked(transferred, response.header("Content-Encoding"));
        HttpUrl page = response.request().url();
        String type =
                Optional.ofNullable(response.header("Content-Type"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        List<DistributionFile> files =
                type.contains("json") ? json(text, page) : SimpleHtml.files(text, page, project);
        return new Page(files, packed(transferred, response.header("Content-Encoding")));
    }

    /**
     * The page as a build's pip gets it. PyPI sends pages gzipped; a proxy or mirror on our own way
     * may unpack them, and then the bytes that reached us are several times what a cache keeps.
     */
    private static long packed(byte[] transferred, @Nullable String encoding) throws IOException {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) return transferred.length;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(transferred);
        }
        return packed.size();
    }

    private static String unpacked(byte[] transferred, @Nullable String encoding)
            throws IOException {
        if (!"gzip".equalsIgnoreCase(encoding))
            return new String(transferred, StandardCharsets.UTF_8);
        try (InputStream in =
                Bodies.capped(
                        new GZIPInputStream(new ByteArrayInputStream(transferred)),
                        MAX_UNPACKED_BYTES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<DistributionFile> json(String text, HttpUrl page) throws IOException {
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
