/**
 * Requirements, versions (PEP 440), markers (PEP 508), wheel tags (PEP 425, 600, 656), lock files,
 * and what pip would choose.
 */
@NullMarked
package dev.plimsoll.python;

import org.jspecify.annotations.NullMarked;
