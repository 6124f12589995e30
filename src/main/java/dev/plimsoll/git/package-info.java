/** Snapshots of a checkout, read with JGit; nothing of its configuration is run. */
@NullMarked
package dev.plimsoll.git;

import org.jspecify.annotations.NullMarked;
