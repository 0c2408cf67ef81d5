/** Who may reach the gateway. */
@NullMarked
package io.tollgate.app.security;

import org.jspecify.annotations.NullMarked;
