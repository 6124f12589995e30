/** What is said about an analysis: reports, comments, suggestions, fingerprints and Markdown. */
@NullMarked
package dev.plimsoll.review;

import org.jspecify.annotations.NullMarked;
