package dev.plimsoll.debian;

/** Every candidate of some sources; to be filled by the room. */
public interface PackageIndex {}
