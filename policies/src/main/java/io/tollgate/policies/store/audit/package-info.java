/** The audit trail in the database. */
@NullMarked
package io.tollgate.policies.store.audit;

import org.jspecify.annotations.NullMarked;
