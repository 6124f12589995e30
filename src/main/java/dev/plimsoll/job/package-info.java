/** What is to be done, durably, one logical job per pull request. */
@NullMarked
package dev.plimsoll.job;

import org.jspecify.annotations.NullMarked;
