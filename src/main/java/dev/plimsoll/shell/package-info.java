/** What a RUN says: POSIX and bash commands, lists, words and heredocs. */
@NullMarked
package dev.plimsoll.shell;

import org.jspecify.annotations.NullMarked;
