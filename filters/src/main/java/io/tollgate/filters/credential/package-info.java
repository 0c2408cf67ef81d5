/**
 * Credentials of providers that are no plain key: they are fetched, expire, or depend on the
 * request. Each kind is a package of its own, found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package io.tollgate.filters.credential;

import org.jspecify.annotations.NullMarked;
