/** What an application needs at run time of the system below its Python packages. */
@NullMarked
package dev.plimsoll.rule.runtime;

import org.jspecify.annotations.NullMarked;
