/** Settings and wiring: the only package that knows all others. */
@NullMarked
package dev.plimsoll.app;

import org.jspecify.annotations.NullMarked;
