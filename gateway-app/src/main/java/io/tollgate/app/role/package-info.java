/** What a gateway leaves out when it is one at the edge. */
@NullMarked
package io.tollgate.app.role;

import org.jspecify.annotations.NullMarked;
