/** Where Tollgate meets Spring Cloud Gateway: the predicate, the filters, and their order. */
@NullMarked
package io.tollgate.filters.gateway;

import org.jspecify.annotations.NullMarked;
