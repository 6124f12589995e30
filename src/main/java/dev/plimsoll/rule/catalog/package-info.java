/** One file per rule, and the one list of them. */
@NullMarked
package dev.plimsoll.rule.catalog;

import org.jspecify.annotations.NullMarked;
