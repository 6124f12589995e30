/** Clients of PyPI, Debian, Ubuntu and Alpine, and the facts learnt from them. */
@NullMarked
package dev.plimsoll.index;

import org.jspecify.annotations.NullMarked;
