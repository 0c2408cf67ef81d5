/** What the start looks at, and says. */
@NullMarked
package io.tollgate.app.start;

import org.jspecify.annotations.NullMarked;
