/** Sends to URLs that the operator has set what the gateway tells by itself. */
@NullMarked
package io.tollgate.app.webhook;

import org.jspecify.annotations.NullMarked;
