/**
 * Lock files of Python's tools: which packages a command installs of them in one environment. One
 * file per format.
 */
@NullMarked
package dev.plimsoll.python.lock;

import org.jspecify.annotations.NullMarked;
