/** How administrators' requests and answers are written. */
@NullMarked
package io.tollgate.app.admin.wire;

import org.jspecify.annotations.NullMarked;
