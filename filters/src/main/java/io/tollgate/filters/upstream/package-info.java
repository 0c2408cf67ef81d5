/** Providers, the models declared on them, and the choice among targets. */
@NullMarked
package io.tollgate.filters.upstream;

import org.jspecify.annotations.NullMarked;
