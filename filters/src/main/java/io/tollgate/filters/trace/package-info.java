/**
 * Spans of calls and of their attempts, by OpenTelemetry's conventions for generative AI. They hold
 * figures and names, never what was said.
 */
@NullMarked
package io.tollgate.filters.trace;

import org.jspecify.annotations.NullMarked;
