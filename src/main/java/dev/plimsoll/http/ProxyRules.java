package dev.plimsoll.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * {@code HTTPS_PROXY} and {@code NO_PROXY} as curl and Go read them: https requests go through the
 * proxy but for hosts listed (a name with all below it, an address, {@code host:port}, or {@code
 * *}) and for loopback.
 */
final class ProxyRules extends ProxySelector {

    private final Optional<HttpUrl> proxy;
    private final List<String> direct;

    ProxyRules(Optional<HttpUrl> proxy, String noProxy) {
        this.proxy = proxy;
        this.direct =
                Arrays.stream(noProxy.split(",", -1))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    /** Whether a request for {@code url} goes through the proxy. */
    boolean covers(HttpUrl url) {
        return covers(url.scheme(), url.host(), url.port());
    }

    boolean isProxy(String host) {
        return proxy.map(url -> url.host().equals(host)).orElse(false);
    }

    @Override
    public List<Proxy> select(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        boolean proxied = url == null ? proxy.isPresent() : covers(url);
        return proxied ? proxy.map(ProxyRules::proxyAt).stream().toList() : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the caller tells the failure
    }

    private boolean covers(String scheme, String host, int port) {
        if (proxy.isEmpty() || !scheme.equals("https") || isLoopback(host)) return false;
        return direct.stream().noneMatch(entry -> matches(entry, host, port));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || PrivateAddresses.written(host)
                        .map(address -> address.isLoopbackAddress())
                        .orElse(false);
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) return true;
        String ending = ":" + port;
        String name =
                entry.endsWith(ending) && entry.indexOf(':') == entry.length() - ending.length()
                        ? entry.substring(0, entry.length() - ending.length())
                        : entry;
        String bare =
                name.startsWith("*.")
                        ? name.substring(2)
                        : name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare) || host.endsWith("." + bare);
    }

    private static Proxy proxyAt(HttpUrl url) {
        return new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host(), url.port()));
    }
}
