/** GitHub: app authentication, reads, and the one gateway for writes. */
@NullMarked
package dev.plimsoll.github;

import org.jspecify.annotations.NullMarked;
