/** Where spans of calls go. */
@NullMarked
package io.tollgate.app.trace;

import org.jspecify.annotations.NullMarked;
