package dev.plimsoll.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * How every client of this program behaves; made by the wiring from the operator's settings.
 *
 * @param connect the longest wait for a connection
 * @param read the longest silence while an answer is read
 * @param wholeCall the longest time for a call with all its attempts, where the operation names
 *     none
 * @param attempts how often a repeatable request is sent at most
 * @param longestWait the longest pause between attempts; who asks for a longer one is told as rate
 *     limited
 * @param proxy for https requests, with its credentials if it wants any
 * @param noProxy hosts that are reached directly, as {@code NO_PROXY} writes them
 * @param extraCertificates a PEM file trusted besides the JDK's certificates
 * @param privateHosts hosts that may be private addresses whoever names them ({@code
 *     ALLOW_PRIVATE_HOSTS})
 */
public record HttpPolicy(
        Duration connect,
        Duration read,
        Duration wholeCall,
        int attempts,
        Duration longestWait,
        Optional<HttpUrl> proxy,
        String noProxy,
        Optional<Path> extraCertificates,
        Set<String> privateHosts,
        String userAgent) {

    /** Direct connections, the JDK's certificates, no private address on a stranger's word. */
    public static final HttpPolicy STANDARD =
            new HttpPolicy(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    3,
                    Duration.ofSeconds(10),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Set.of(),
                    "plimsoll");

    public HttpPolicy {
        privateHosts = Set.copyOf(privateHosts);
    }

    public HttpPolicy withTimeouts(Duration newConnect, Duration newRead, Duration newWholeCall) {
        return new HttpPolicy(
                newConnect,
                newRead,
                newWholeCall,
                attempts,
                longestWait,
                proxy,
                noProxy,
                extraCertificates,
                privateHosts,
                userAgent);
    }

    public HttpPolicy withPrivateHosts(Set<String> hosts) {
        return new HttpPolicy(
                connect,
                read,
                wholeCall,
                attempts,
                longestWait,
                proxy,
                noProxy,
                extraCertificates,
                hosts,
                userAgent);
    }

    public HttpPolicy withProxy(HttpUrl newProxy, String newNoProxy) {
        return new HttpPolicy(
                connect,
                read,
                wholeCall,
                attempts,
                longestWait,
                Optional.of(newProxy),
                newNoProxy,
                extraCertificates,
                privateHosts,
                userAgent);
    }

    public HttpPolicy withExtraCertificates(Path pem) {
        return new HttpPolicy(
                connect,
                read,
                wholeCall,
                attempts,
                longestWait,
                proxy,
                noProxy,
                Optional.of(pem),
                privateHosts,
                userAgent);
    }
}
