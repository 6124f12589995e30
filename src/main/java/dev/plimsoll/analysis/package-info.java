/** A snapshot in, everything out: images found, built, examined, fixed and built again. */
@NullMarked
package dev.plimsoll.analysis;

import org.jspecify.annotations.NullMarked;
