/** What pip, uv, venv and their like do to an image: wheels, bytecode, caches and environments. */
@NullMarked
package dev.plimsoll.build.python;

import org.jspecify.annotations.NullMarked;
