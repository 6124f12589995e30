package dev.plimsoll.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps requests that strangers cause away from the operator's network. As the client's {@link Dns}
 * it judges the very addresses that are connected to, so a name cannot change its mind in between;
 * as an {@link Interceptor} it judges addresses written as such, which no name server is asked for.
 */
final class PrivateAddressGuard implements Dns, Interceptor {

    private final Set<String> allowed;
    private final ProxyRules proxies;
    private final Dns names;

    PrivateAddressGuard(Set<String> allowedHosts, ProxyRules proxies, Dns names) {
        this.allowed = allowedHosts;
        this.proxies = proxies;
        this.names = names;
    }

    /** A name whose addresses are all private. */
    static final class DeniedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1;

        DeniedAddressException(String host) {
            super(host);
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = names.lookup(host);
        if (isAllowed(host) || proxies.isProxy(host)) return found;
        List<InetAddress> outside =
                found.stream().filter(address -> !PrivateAddresses.contain(address)).toList();
        if (outside.isEmpty()) throw new DeniedAddressException(host);
        return outside;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        check(chain.request().url());
        return chain.proceed(chain.request());
    }

    private void check(HttpUrl url) throws DeniedAddressException {
        String host = url.host();
        if (isAllowed(host)) return;
        Optional<InetAddress> written = PrivateAddresses.written(host);
        boolean denied =
                written.map(PrivateAddresses::contain)
                        .orElseGet(() -> isResolvedElsewhere(url) && leadsInside(host));
        if (denied) throw new DeniedAddressException(host);
    }

    // the proxy's own name is exempt in lookup, and what a proxy fetches is not looked up here at
    // all
    private boolean isResolvedElsewhere(HttpUrl url) {
        return proxies.isProxy(url.host()) || proxies.covers(url);
    }

    private boolean leadsInside(String host) {
        if (host.equals("localhost")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal")) return true;
        try {
            return names.lookup(host).stream().anyMatch(PrivateAddresses::contain);
        } catch (UnknownHostException e) {
            // behind a proxy outside names often do not resolve at all
            return false;
        }
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }
}
