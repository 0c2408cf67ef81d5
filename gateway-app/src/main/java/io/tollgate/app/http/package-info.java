/** Endpoints that the gateway answers itself. */
@NullMarked
package io.tollgate.app.http;

import org.jspecify.annotations.NullMarked;
