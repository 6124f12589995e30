/**
 * What is learnt from outside: answers that may be missing, where they come from and how sure they
 * are.
 */
@NullMarked
package dev.plimsoll.fact;

import org.jspecify.annotations.NullMarked;
