/** Control fields, version order and dependency closures; Debian policy chapters 5 and 7. */
@NullMarked
package dev.plimsoll.debian;

import org.jspecify.annotations.NullMarked;
