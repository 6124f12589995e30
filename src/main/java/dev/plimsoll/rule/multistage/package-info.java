/**
 * Rewrites one stage into two: one that builds the Python packages, and one that ships them without
 * the tools.
 */
@NullMarked
package dev.plimsoll.rule.multistage;

import org.jspecify.annotations.NullMarked;
