/**
 * Text, ranges, edits and snapshots: what a repository holds at a revision, and how its text is
 * changed.
 */
@NullMarked
package dev.plimsoll.source;

import org.jspecify.annotations.NullMarked;
