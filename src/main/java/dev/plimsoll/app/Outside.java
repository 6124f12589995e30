package dev.plimsoll.app;

import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.Ports;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.index.AlpineArchiveClient;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.OfflinePythonIndex;
import dev.plimsoll.index.PyPiClient;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.registry.Credentials;
import dev.plimsoll.registry.KnownInventories;
import dev.plimsoll.registry.Learning;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.registry.RegistryEndpoints;
import dev.plimsoll.registry.StreamProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Makes the ports that the pure part asks through, as the operator's settings say. */
final class Outside {

    private static final KnownInventories SHIPPED = new ShippedInventories()::find;

    private final Settings settings;

    Outside(Settings settings) {
        this.settings = settings;
    }

    /** Asks nobody: only facts shipped with the program or learnt before. */
    Ports offline() {
        FactStore facts = new LazyFacts(settings.home(), true);
        return new Ports(
                Registries.offline(facts, SHIPPED),
                debian(Caller.offline(), facts, 0),
                alpine(Caller.offline()),
                new OfflinePythonIndex());
    }

    /** Asks; what is learnt goes to {@code facts}. */
    Ports online(
            FactStore facts, Learning learning, List<RequestTrace> traces, StreamProgress layers) {
        Caller caller = Caller.of(policy(), traces);
        BaseImages images =
                Registries.online(
                        caller,
                        new RegistryEndpoints(mirrors()),
                        credentials(),
                        facts,
                        learning,
                        SHIPPED,
                        layers);
        return new Ports(
                images, debian(caller, facts, STREAMED), alpine(caller), index(caller, facts));
    }

    HttpPolicy policy() {
        HttpPolicy policy = HttpPolicy.STANDARD.withPrivateHosts(settings.allowPrivateHosts());
        if (settings.httpsProxy().isPresent())
            policy =
                    policy.withProxy(
                            url("HTTPS_PROXY", settings.httpsProxy().get()), settings.noProxy());
        if (settings.sslCertFile().isPresent())
            policy = policy.withExtraCertificates(settings.sslCertFile().get());
        return policy;
    }

    private PythonIndex index(Caller caller, FactStore facts) {
        Endpoint endpoint =
                settings.pypiIndexUrl()
                        .map(own ->
                                Endpoint.ofOperator(
                                        url("PYPI_INDEX_URL", own.endsWith("/") ? own : own + "/")))
                        .orElseGet(() -> Endpoint.ofStranger(HttpUrl.get(PyPiClient.PUBLIC)));
        return new PyPiClient(caller, endpoint, facts, indexes());
    }

    private Map<String, HttpUrl> mirrors() {
        Map<String, HttpUrl> mirrors = new HashMap<>();
        settings.registryMirrors()
                .forEach((registry, mirror) ->
                        mirrors.put(registry, url("REGISTRY_MIRRORS", mirror)));
        return mirrors;
    }

    private Credentials credentials() {
        if (settings.registryAuthFile().isEmpty()) return Credentials.NONE;
        try {
            return Credentials.parse(
                            Files.readString(
                                    settings.registryAuthFile().get(), StandardCharsets.UTF_8))
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "REGISTRY_AUTH_FILE: expected a Docker config.json"));
        } catch (IOException e) {
            throw new IllegalArgumentException("REGISTRY_AUTH_FILE cannot be read", e);
        }
    }

    private static HttpUrl url(String name, String value) {
        HttpUrl url = HttpUrl.parse(value);
        if (url == null) throw new IllegalArgumentException(name + ": expected a URL");
        return url;
    }

    /**
     * Bytes of packages that one command reads at most in order to weigh them; build-essential's
     * are 90 MB.
     */
    private static final long STREAMED = 1L << 30;

    private DebianArchive debian(Caller caller, FactStore facts, long streamed) {
        DebianMirrors mirrors =
                DebianMirrors.of(
                        settings.debianMirrorUrl().map(own -> url("DEBIAN_MIRROR_URL", own)),
                        settings.ubuntuMirrorUrl().map(own -> url("UBUNTU_MIRROR_URL", own)));
        return new DebianArchiveClient(caller, mirrors, facts, indexes(), streamed);
    }

    private AlpineArchive alpine(Caller caller) {
        HttpUrl mirror =
                settings.alpineMirrorUrl()
                        .map(own -> url("ALPINE_MIRROR_URL", own))
                        .orElse(AlpineArchiveClient.PUBLIC);
        return new AlpineArchiveClient(caller, mirror, indexes());
    }

    private Optional<Path> indexes() {
        return Optional.of(settings.home().resolve("indexes"));
    }
}
