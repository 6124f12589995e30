package dev.plimsoll.debian;

/** What a package's files weigh; to be filled by the room. */
public record Payload(long bytes) {}
