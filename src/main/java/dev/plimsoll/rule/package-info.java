/** What a rule is: it examines a built image and proposes edits, and never computes a size. */
@NullMarked
package dev.plimsoll.rule;

import org.jspecify.annotations.NullMarked;
