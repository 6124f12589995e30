/** A client of the OCI distribution specification, and the base images that it learns. */
@NullMarked
package dev.plimsoll.registry;

import org.jspecify.annotations.NullMarked;
