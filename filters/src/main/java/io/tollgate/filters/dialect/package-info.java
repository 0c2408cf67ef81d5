/**
 * The canonical conversation that dialects meet in when client and provider speak different ones,
 * and the SPI of a dialect. Plain Java.
 */
@NullMarked
package io.tollgate.filters.dialect;

import org.jspecify.annotations.NullMarked;
