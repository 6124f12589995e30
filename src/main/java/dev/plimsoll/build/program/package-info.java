/** The programs that a RUN may start: one file each, and the one list of them. */
@NullMarked
package dev.plimsoll.build.program;

import org.jspecify.annotations.NullMarked;
