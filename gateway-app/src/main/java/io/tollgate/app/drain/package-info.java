/** Stopping without cutting anybody off. */
@NullMarked
package io.tollgate.app.drain;

import org.jspecify.annotations.NullMarked;
