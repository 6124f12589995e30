package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;

/**
 * An instruction's lines as one: without continuation marks, line ends, comments and blank lines
 * between.
 *
 * @param text trimmed
 * @param range from its first character to the end of its last line, the line end excluded
 */
record LogicalLine(MappedText text, TextRange range) {}
