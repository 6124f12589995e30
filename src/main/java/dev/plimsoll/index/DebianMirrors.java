package dev.plimsoll.index;

import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.http.Endpoint;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where the archives are. Debian's security suites have an archive of their own beside the main
 * one, Ubuntu's architectures other than amd64 and i386 lie on another host.
 */
public record DebianMirrors(
        HttpUrl debian, HttpUrl debianSecurity, HttpUrl ubuntu, HttpUrl ubuntuPorts) {

    public static final DebianMirrors PUBLIC =
            new DebianMirrors(
                    HttpUrl.get("https://deb.debian.org/debian/"),
                    HttpUrl.get("https://deb.debian.org/debian-security/"),
                    HttpUrl.get("http://archive.ubuntu.com/ubuntu/"),
                    HttpUrl.get("http://ports.ubuntu.com/ubuntu-ports/"));

    private static final Set<String> MAIN_UBUNTU_ARCHITECTURES = Set.of("amd64", "i386");

    /**
     * The public ones, but what the operator sets: {@code debian-security} is looked for beside his
     * {@code debian}.
     */
    public static DebianMirrors of(Optional<HttpUrl> debian, Optional<HttpUrl> ubuntu) {
        Optional<HttpUrl> main = debian.map(DebianMirrors::folder);
        Optional<HttpUrl> other = ubuntu.map(DebianMirrors::folder);
        return new DebianMirrors(
                main.orElse(PUBLIC.debian),
                main.map(DebianMirrors::securityBeside).orElse(PUBLIC.debianSecurity),
                other.orElse(PUBLIC.ubuntu),
                other.orElse(PUBLIC.ubuntuPorts));
    }

    /** Beside the folder of the main archive; a mirror that is a whole host has it as a folder. */
    private static HttpUrl securityBeside(HttpUrl main) {
        String last = main.pathSegments().size() < 2 ? "debian" : lastFolder(main);
        String path = main.pathSegments().size() < 2 ? "" : "../";
        return Objects.requireNonNull(main.resolve(path + last + "-security/"));
    }

    private static String lastFolder(HttpUrl url) {
        return url.encodedPathSegments().get(url.pathSize() - 2);
    }

    private static HttpUrl folder(HttpUrl url) {
        return url.toString().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
    }

    Endpoint of(Source source, String architecture) {
        if (source.distribution() == Distribution.UBUNTU) {
            return Endpoint.ofOperator(
                    MAIN_UBUNTU_ARCHITECTURES.contains(architecture) ? ubuntu : ubuntuPorts);
        }
        boolean security =
                source.suite().endsWith("-security") || source.suite().endsWith("/updates");
        return Endpoint.ofOperator(security ? debianSecurity : debian);
    }
}
