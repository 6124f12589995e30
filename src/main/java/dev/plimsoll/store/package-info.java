/** SQL: facts, jobs and reviews. */
@NullMarked
package dev.plimsoll.store;

import org.jspecify.annotations.NullMarked;
