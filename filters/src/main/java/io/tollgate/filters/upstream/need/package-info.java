/** Choosing a model by what a request needs: declared conditions, no expressions. */
@NullMarked
package io.tollgate.filters.upstream.need;

import org.jspecify.annotations.NullMarked;
