package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;

/**
 * A word of an instruction.
 *
 * @param range where it stands in the source, quotes included
 * @param text as written with quotes and variables, but without line continuations inside it; in
 *     JSON form the decoded string
 */
public record Word(TextRange range, String text) {}
