/** Measures the CPU time that the gateway spends on a request and on a streamed chunk. */
@NullMarked
package io.tollgate.bench;

import org.jspecify.annotations.NullMarked;
