package dev.plimsoll.image;

import java.util.Optional;

/** Operating system and architecture in Go's words, as OCI uses them: {@code linux/amd64}, {@code linux/arm64/v8}. */
public record Platform(String os, String architecture, Optional<String> variant) {

    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", Optional.empty());

    public static Optional<Platform> parse(String written) {
        String[] parts = written.split("/", -1);
        if (parts.length < 2 || parts.length > 3 || written.startsWith("/")) return Optional.empty();
        return Optional.of(new Platform(parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty()));
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
