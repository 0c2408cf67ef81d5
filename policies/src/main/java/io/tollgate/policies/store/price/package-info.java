/** Where prices come from: the catalogue in the jar, and the operator's own in the database. */
@NullMarked
package io.tollgate.policies.store.price;

import org.jspecify.annotations.NullMarked;
