package dev.plimsoll.analysis;

import dev.plimsoll.build.Size;

/** What something weighs with all that comes with it. */
public record Cost(Size uncompressed, Size compressed) {}
