/** The same questions for apk: index records, version order and closures. */
@NullMarked
package dev.plimsoll.alpine;

import org.jspecify.annotations.NullMarked;
