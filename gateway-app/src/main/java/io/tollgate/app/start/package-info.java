/** What the start says. */
@NullMarked
package io.tollgate.app.start;

import org.jspecify.annotations.NullMarked;
