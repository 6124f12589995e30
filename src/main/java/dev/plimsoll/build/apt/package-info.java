/** The programs of Debian's package management: what apt and dpkg leave in an image. */
@NullMarked
package dev.plimsoll.build.apt;

import org.jspecify.annotations.NullMarked;
