/** The configuration file: its keys, how levels merge, and errors with their lines. */
@NullMarked
package dev.plimsoll.config;

import org.jspecify.annotations.NullMarked;
