/**
 * References, digests, platforms, manifests and configs in OCI's words, and paths inside an image.
 */
@NullMarked
package dev.plimsoll.image;

import org.jspecify.annotations.NullMarked;
