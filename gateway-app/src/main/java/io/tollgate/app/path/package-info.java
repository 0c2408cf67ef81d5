/** Wires the way of a request: dialects, what is served, and the stations. */
@NullMarked
package io.tollgate.app.path;

import org.jspecify.annotations.NullMarked;
