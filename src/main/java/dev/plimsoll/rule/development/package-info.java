/** Which requirements serve development alone, and who has to hear of it when they move. */
@NullMarked
package dev.plimsoll.rule.development;

import org.jspecify.annotations.NullMarked;
