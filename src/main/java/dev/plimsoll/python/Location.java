package dev.plimsoll.python;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a distribution is to come from, if not from an index.
 *
 * @param written as written, without extras; it may hold a credential and is never shown
 * @param name where the place says it, as {@code #egg=} does
 */
public record Location(Kind kind, String written, Optional<String> name, List<String> extras) {

    /** What stands there. */
    public enum Kind {
        PATH,
        URL,
        REPOSITORY
    }

    private static final List<String> REPOSITORIES = List.of("git+", "hg+", "svn+", "bzr+");
    private static final List<String> SCHEMES = List.of("http://", "https://", "ftp://", "file:");
    private static final List<String> ARCHIVES =
            List.of(
                    ".whl",
                    ".zip",
                    ".tar.gz",
                    ".tgz",
                    ".tar.bz2",
                    ".tbz",
                    ".tar.xz",
                    ".txz",
                    ".tar");

    /** The place that this text names, as pip decides it; empty where it names a project. */
    public static Optional<Location> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (REPOSITORIES.stream().anyMatch(lower::startsWith))
            return Optional.of(of(Kind.REPOSITORY, text));
        if (lower.startsWith("file:")) return Optional.of(of(Kind.PATH, text));
        if (SCHEMES.stream().anyMatch(lower::startsWith)) return Optional.of(of(Kind.URL, text));
        String path = withoutExtras(text);
        boolean looksLikePath =
                path.contains("/")
                        || path.startsWith(".")
                        || ARCHIVES.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
        boolean named =
                path.indexOf('@') > 0
                        && !path.substring(0, path.indexOf('@')).contains("/")
                        && !path.startsWith(".");
        return looksLikePath && !named ? Optional.of(of(Kind.PATH, text)) : Optional.empty();
    }

    private static Location of(Kind kind, String text) {
        List<String> extras = extras(text);
        String place = withoutExtras(text);
        return new Location(kind, place, egg(place), extras);
    }

    private static Optional<String> egg(String place) {
        int fragment = place.indexOf('#');
        if (fragment < 0) return Optional.empty();
        for (String part : place.substring(fragment + 1).split("&", -1)) {
            if (!part.startsWith("egg=")) continue;
            String name = part.substring("egg=".length());
            int end = name.indexOf('[');
            return Optional.of(end < 0 ? name : name.substring(0, end))
                    .filter(some -> Requirement.parse(some).isPresent());
        }
        return Optional.empty();
    }

    private static String withoutExtras(String text) {
        int open = extrasStart(text);
        return open < 0 ? text : text.substring(0, open).strip();
    }

    private static List<String> extras(String text) {
        int open = extrasStart(text);
        if (open < 0) return List.of();
        return Requirement.parse("x" + text.substring(open))
                .map(Requirement::extras)
                .orElse(List.of());
    }

    private static int extrasStart(String text) {
        return text.endsWith("]") ? text.lastIndexOf('[') : -1;
    }

    /**
     * What may be told of it: the host and the last name of a URL, a path as it is; never a user,
     * password or query.
     */
    public String shown() {
        return kind == Kind.PATH && !written.toLowerCase(Locale.ROOT).startsWith("file:")
                ? written
                : shown(written);
    }

    /** What may be told of a URL. */
    public static String shown(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) return url.indexOf('@') < 0 ? url : "a URL";
        int end = url.length();
        for (char c : new char[] {'?', '#'}) {
            int at = url.indexOf(c, scheme);
            if (at >= 0) end = Math.min(end, at);
        }
        String rest = url.substring(scheme + 3, end);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String path = slash < 0 ? "" : rest.substring(slash);
        int last = path.lastIndexOf('/');
        // a revision after @ is told, what comes before a second one could be anything
        return url.substring(0, scheme + 3)
                + host
                + (last > 0 ? "/…" + path.substring(last) : path);
    }
}
