/**
 * What a build context holds, what its builds need of it, and what an ignore file may leave out.
 */
@NullMarked
package dev.plimsoll.rule.context;

import org.jspecify.annotations.NullMarked;
