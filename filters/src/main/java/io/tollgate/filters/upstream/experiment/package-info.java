/**
 * A model's traffic split between variants, what each of them did, and what stops the worse ones.
 */
@NullMarked
package io.tollgate.filters.upstream.experiment;

import org.jspecify.annotations.NullMarked;
