/** Finds providers that are there without being declared. */
@NullMarked
package io.tollgate.app.discovery;

import org.jspecify.annotations.NullMarked;
