package dev.plimsoll.alpine;

/** The records of an APKINDEX; to be filled by the room. */
public interface ApkIndex {}
