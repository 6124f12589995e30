package dev.plimsoll.debian;

import java.util.Optional;

/**
 * A name that a package serves besides its own, with the version it serves it as; Debian policy
 * 7.5.
 */
public record Provision(String name, Optional<DebianVersion> version) {}
