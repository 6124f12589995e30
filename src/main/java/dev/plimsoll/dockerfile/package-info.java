/**
 * Dockerfiles and ignore files, read without losing a byte; Dockerfile reference and moby's
 * patternmatcher.
 */
@NullMarked
package dev.plimsoll.dockerfile;

import org.jspecify.annotations.NullMarked;
