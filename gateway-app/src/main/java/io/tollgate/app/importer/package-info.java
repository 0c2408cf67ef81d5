/**
 * Makes Tollgate's settings of what other gateways were configured with, and says what did not
 * cross.
 */
@NullMarked
package io.tollgate.app.importer;

import org.jspecify.annotations.NullMarked;
