/**
 * The way from a client's dialect to a provider's and back: bytes where they are the same, the
 * canonical conversation where they are not. Plain Java.
 */
@NullMarked
package io.tollgate.filters.translate;

import org.jspecify.annotations.NullMarked;
