package dev.plimsoll.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Operating system and architecture in Go's words, as OCI uses them: {@code linux/amd64}, {@code
 * linux/arm64/v8}.
 */
public record Platform(String os, String architecture, Optional<String> variant) {

    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", Optional.empty());

    private static final Set<String> SYSTEMS = Set.of("linux", "windows", "darwin", "freebsd");

    /**
     * Reads {@code os/architecture[/variant]}, or one of the first two alone; other names of an
     * architecture become Go's (containerd's platforms).
     */
    public static Optional<Platform> parse(String written) {
        String[] parts = written.toLowerCase(Locale.ROOT).split("/", -1);
        for (String part : parts) {
            if (part.isEmpty() || !part.chars().allMatch(Platform::isWordCharacter))
                return Optional.empty();
        }
        return switch (parts.length) {
            case 1 ->
                    Optional.of(
                            SYSTEMS.contains(parts[0])
                                    ? of(parts[0], "amd64", Optional.empty())
                                    : of("linux", parts[0], Optional.empty()));
            case 2 -> Optional.of(of(parts[0], parts[1], Optional.empty()));
            case 3 -> Optional.of(of(parts[0], parts[1], Optional.of(parts[2])));
            default -> Optional.empty();
        };
    }

    private static Platform of(String os, String architecture, Optional<String> variant) {
        return switch (architecture) {
            case "x86_64", "x86-64" -> new Platform(os, "amd64", variant);
            case "aarch64" -> new Platform(os, "arm64", variant);
            case "armhf" -> new Platform(os, "arm", Optional.of("v7"));
            case "armel" -> new Platform(os, "arm", Optional.of("v6"));
            case "i386", "i686" -> new Platform(os, "386", variant);
            default -> new Platform(os, architecture, variant);
        };
    }

    private static boolean isWordCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    }

    /**
     * Whether an image for {@code offered} is what this asks for: {@code arm64} is {@code
     * arm64/v8}, {@code arm} is {@code arm/v7}.
     */
    public boolean matches(Platform offered) {
        return os.equals(offered.os)
                && architecture.equals(offered.architecture)
                && effectiveVariant().equals(offered.effectiveVariant());
    }

    private String effectiveVariant() {
        String implied =
                switch (architecture) {
                    case "amd64" -> "v1";
                    case "arm64" -> "v8";
                    case "arm" -> "v7";
                    default -> "";
                };
        return variant.filter(v -> !v.isEmpty()).orElse(implied);
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
