/** What the gateway tells its operator of each call. */
@NullMarked
package io.tollgate.app.metering;

import org.jspecify.annotations.NullMarked;
