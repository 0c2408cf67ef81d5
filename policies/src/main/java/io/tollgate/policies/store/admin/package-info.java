/** Administrators' keys and sessions in the database. */
@NullMarked
package io.tollgate.policies.store.admin;

import org.jspecify.annotations.NullMarked;
