package dev.plimsoll.registry;

import dev.plimsoll.image.Digest;
import dev.plimsoll.image.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A registry in the process: blobs and manifests by digest, tags, ranges, and faults on demand. */
final class FakeRegistry extends Dispatcher {

    private final Map<String, byte[]> blobs = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Digest> tags = new HashMap<>();
    private final Map<String, Deque<MockResponse>> faults = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    boolean servesRanges = true;

    /** A descriptor as manifests hold it. */
    static String descriptor(String mediaType, byte[] blob, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(mediaType, Digest.of(blob), blob.length, more);
    }

    Digest blob(byte[] content) {
        Digest digest = Digest.of(content);
        blobs.put(digest.toString(), content);
        return digest;
    }

    Digest manifest(String json, String mediaType) {
        Digest digest = blob(json.getBytes(StandardCharsets.UTF_8));
        types.put(digest.toString(), mediaType);
        return digest;
    }

    void tag(String tag, Digest manifest) {
        tags.put(tag, manifest);
    }

    /** An image of one platform; answers its manifest's digest. */
    Digest image(String config, byte[]... layers) {
        byte[] configBytes = config.getBytes(StandardCharsets.UTF_8);
        blob(configBytes);
        StringBuilder list = new StringBuilder();
        for (byte[] layer : layers) {
            blob(layer);
            list.append(list.isEmpty() ? "" : ",")
                    .append(descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer, ""));
        }
        String json =
                "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]}"
                        .formatted(
                                descriptor(
                                        "application/vnd.oci.image.config.v1+json",
                                        configBytes,
                                        ""),
                                list);
        return manifest(json, MediaTypes.OCI_MANIFEST);
    }

    /** The next request whose path ends so gets this instead. */
    void fault(String pathEnd, MockResponse response) {
        faults.computeIfAbsent(pathEnd, key -> new ArrayDeque<>()).add(response);
    }

    /** No fault is to come any more. */
    void forgive() {
        faults.clear();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        requests.add(request.getMethod() + " " + path);
        for (var fault : faults.entrySet()) {
            if (path.endsWith(fault.getKey()) && !fault.getValue().isEmpty())
                return fault.getValue().poll();
        }
        String last = path.substring(path.lastIndexOf('/') + 1).replace("%3A", ":");
        String digest =
                tags.containsKey(last) && path.contains("/manifests/")
                        ? String.valueOf(tags.get(last))
                        : last;
        byte[] content = blobs.get(digest);
        if (content == null) return new MockResponse.Builder().code(404).build();
        return served(request, digest, content);
    }

    private MockResponse served(RecordedRequest request, String digest, byte[] content) {
        String type = types.getOrDefault(digest, "application/octet-stream");
        MockResponse.Builder response =
                new MockResponse.Builder()
                        .setHeader("Content-Type", type)
                        .setHeader("Docker-Content-Digest", digest);
        String range = request.getHeaders().get("Range");
        if (range == null || !servesRanges) {
            if (request.getMethod().equals("HEAD"))
                return response.setHeader("Content-Length", content.length).build();
            return response.body(new Buffer().write(content)).build();
        }
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[1]);
        return response.code(206)
                .setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, to, content.length))
                .body(new Buffer().write(content, from, to - from + 1))
                .build();
    }
}
