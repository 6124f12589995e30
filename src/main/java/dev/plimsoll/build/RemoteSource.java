package dev.plimsoll.build;

import java.util.List;

/** Sources of ADD that are not in the context. */
final class RemoteSource {

    private static final List<String> SCHEMES =
            List.of("http://", "https://", "ftp://", "git://", "ssh://", "git@");

    private RemoteSource() {}

    static boolean isRemote(String written) {
        return SCHEMES.stream().anyMatch(written::startsWith);
    }

    static String sentence(String written) {
        int end = written.indexOf('#') < 0 ? written.length() : written.indexOf('#');
        boolean git =
                written.startsWith("git")
                        || written.startsWith("ssh")
                        || written.substring(0, end).endsWith(".git");
        String host =
                written.startsWith("git@")
                        ? Shown.plain(written.substring(4).split("[:/]", 2)[0])
                        : Shown.host(written);
        return git
                ? "what ADD of a git repository at %s holds is not known".formatted(host)
                : "what ADD downloads from %s is not known".formatted(host);
    }
}
