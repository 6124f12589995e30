/** The webhook's route, health, metrics and pages. */
@NullMarked
package dev.plimsoll.web;

import org.jspecify.annotations.NullMarked;
