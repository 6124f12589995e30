/**
 * One policy for every client: timeouts, caps, retries, and no private address on a stranger's
 * word.
 */
@NullMarked
package dev.plimsoll.http;

import org.jspecify.annotations.NullMarked;
