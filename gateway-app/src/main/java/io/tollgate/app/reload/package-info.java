/** Takes a changed configuration while the gateway runs. */
@NullMarked
package io.tollgate.app.reload;

import org.jspecify.annotations.NullMarked;
