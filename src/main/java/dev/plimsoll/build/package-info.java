/**
 * The abstract builder: interprets a Dockerfile as a builder would, over groups of files with
 * sizes.
 */
@NullMarked
package dev.plimsoll.build;

import org.jspecify.annotations.NullMarked;
