package dev.plimsoll.python;

import java.util.Map;
import java.util.Optional;

/**
 * A CPython on Linux.
 *
 * @param version in full, such as {@code 3.11.7}
 * @param machine the kernel's word: {@code x86_64}, {@code aarch64}, {@code armv7l} …
 */
public record Interpreter(Version version, String machine, Libc libc) {

    /** The machine of an OCI architecture. */
    public static Optional<String> machine(String architecture, Optional<String> variant) {
        return switch (architecture) {
            case "amd64" -> Optional.of("x86_64");
            case "arm64" -> Optional.of("aarch64");
            case "386" -> Optional.of("i686");
            case "arm" ->
                    Optional.of(variant.filter("v6"::equals).isPresent() ? "armv6l" : "armv7l");
            case "ppc64le", "s390x", "riscv64" -> Optional.of(architecture);
            default -> Optional.empty();
        };
    }

    public int minor() {
        return version.release().size() > 1 ? version.release().get(1).intValue() : 0;
    }

    /** {@code 3.11}. */
    public String majorMinor() {
        return version.release().getFirst() + "." + minor();
    }

    /** The tag of a wheel with compiled modules that is built here; no index takes one. */
    public String ownTag() {
        String python = "cp" + version.release().getFirst() + minor();
        return "%s-%s-linux_%s".formatted(python, python, machine);
    }

    /**
     * The environment of PEP 508; of the kernel, which the image does not hold, nothing is said.
     */
    public MarkerEnvironment environment() {
        return new MarkerEnvironment(
                Map.ofEntries(
                        Map.entry("implementation_name", "cpython"),
                        Map.entry("implementation_version", version.toString()),
                        Map.entry("os_name", "posix"),
                        Map.entry("platform_machine", machine),
                        Map.entry("platform_python_implementation", "CPython"),
                        Map.entry("platform_system", "Linux"),
                        Map.entry("python_full_version", version.toString()),
                        Map.entry("python_version", majorMinor()),
                        Map.entry("sys_platform", "linux")));
    }

    public SupportedTags supportedTags() {
        return SupportedTags.of(this);
    }
}
