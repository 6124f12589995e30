/** The demo, and the embedded GitHub that it and the tests run against. */
@NullMarked
package dev.plimsoll.demo;

import org.jspecify.annotations.NullMarked;
