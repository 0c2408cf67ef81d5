/** Bytes as they stand on the wire: frames of streams, spans and fields of JSON. Plain Java. */
@NullMarked
package io.tollgate.filters.wire;

import org.jspecify.annotations.NullMarked;
