package dev.plimsoll.image;

import java.util.Locale;
import java.util.Optional;

/**
 * The grammar of references: {@code [domain/]path[:tag][@digest]}, with Docker's rule for what is a
 * domain; distribution's reference package.
 */
final class ReferenceGrammar {

    private static final int MAX_NAME = 255;
    private static final int MAX_TAG = 128;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int IMAGE_ID_HEX = 64;

    private ReferenceGrammar() {}

    static Optional<ImageReference> read(String written) {
        if (isImageId(written)) return Optional.empty();
        int at = written.indexOf('@');
        Optional<Digest> digest =
                at < 0 ? Optional.empty() : Digest.parse(written.substring(at + 1));
        if (at >= 0 && digest.isEmpty()) return Optional.empty();
        String rest = at < 0 ? written : written.substring(0, at);

        int colon = rest.lastIndexOf(':');
        boolean tagged = colon >= 0 && rest.indexOf('/', colon) < 0;
        Optional<String> tag = tagged ? Optional.of(rest.substring(colon + 1)) : Optional.empty();
        if (tag.isPresent() && !isTag(tag.get())) return Optional.empty();
        String name = tagged ? rest.substring(0, colon) : rest;

        Optional<String> effective =
                tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag;
        return named(name)
                .map(found -> new ImageReference(found.domain, found.path, effective, digest));
    }

    private record Name(String domain, String path) {}

    private static Optional<Name> named(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasDomain =
                first.indexOf('.') >= 0
                        || first.indexOf(':') >= 0
                        || first.equals("localhost")
                        || !first.equals(first.toLowerCase(Locale.ROOT));
        String domain =
                !hasDomain || first.equals("index.docker.io") ? ImageReference.DOCKER_HUB : first;
        String written = hasDomain ? name.substring(slash + 1) : name;
        String path =
                domain.equals(ImageReference.DOCKER_HUB) && written.indexOf('/') < 0
                        ? "library/" + written
                        : written;
        if (!isDomain(domain) || !isPath(path) || domain.length() + path.length() + 1 > MAX_NAME)
            return Optional.empty();
        return Optional.of(new Name(domain, path));
    }

    private static boolean isDomain(String domain) {
        int bracket = domain.indexOf(']');
        int colon = domain.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? domain : domain.substring(0, colon);
        return (colon < 0 || isPort(domain.substring(colon + 1)))
                && (host.startsWith("[") ? isIpv6(host) : isHostName(host));
    }

    private static boolean isPort(String port) {
        return !port.isEmpty()
                && port.length() <= MAX_PORT_DIGITS
                && port.chars().allMatch(ReferenceGrammar::isDigit);
    }

    private static boolean isIpv6(String host) {
        return host.length() > 2
                && host.endsWith("]")
                && host.substring(1, host.length() - 1).chars().allMatch(c -> isHex(c) || c == ':');
    }

    private static boolean isHostName(String host) {
        for (String label : host.split("\\.", -1)) {
            boolean word =
                    !label.isEmpty()
                            && label.chars()
                                    .allMatch(c ->
                                            isLower(c) || isUpper(c) || isDigit(c) || c == '-');
            if (!word || label.startsWith("-") || label.endsWith("-")) return false;
        }
        return true;
    }

    private static boolean isPath(String path) {
        for (String component : path.split("/", -1)) {
            if (!isComponent(component)) return false;
        }
        return true;
    }

    // words of [a-z0-9]+ joined by one of: "." "_" "__" "-"…
    private static boolean isComponent(String component) {
        int i = 0;
        while (true) {
            int word = i;
            while (i < component.length()
                    && (isLower(component.charAt(i)) || isDigit(component.charAt(i)))) i++;
            if (i == word) return false;
            if (i == component.length()) return true;
            int separator = i;
            while (i < component.length() && isSeparator(component.charAt(i))) i++;
            String between = component.substring(separator, i);
            boolean dashes = !between.isEmpty() && between.chars().allMatch(c -> c == '-');
            if (!dashes && !between.equals(".") && !between.equals("_") && !between.equals("__"))
                return false;
        }
    }

    private static boolean isTag(String tag) {
        return !tag.isEmpty()
                && tag.length() <= MAX_TAG
                && isWord(tag.charAt(0))
                && tag.chars().allMatch(c -> isWord(c) || c == '.' || c == '-');
    }

    // distribution refuses what looks like an image's id
    private static boolean isImageId(String written) {
        return written.length() == IMAGE_ID_HEX
                && written.chars().allMatch(ReferenceGrammar::isHex);
    }

    private static boolean isSeparator(int c) {
        return c == '.' || c == '_' || c == '-';
    }

    private static boolean isWord(int c) {
        return isLower(c) || isUpper(c) || isDigit(c) || c == '_';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }
}
