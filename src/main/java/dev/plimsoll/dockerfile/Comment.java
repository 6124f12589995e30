package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;

/** A comment line from its {@code #} to the end of the line, which is excluded. */
public record Comment(TextRange range, String text) {}
