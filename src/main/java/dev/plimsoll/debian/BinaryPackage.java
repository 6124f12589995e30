package dev.plimsoll.debian;

/** A stanza of a Packages file; to be filled by the room. */
public record BinaryPackage(String name, String version) {}
