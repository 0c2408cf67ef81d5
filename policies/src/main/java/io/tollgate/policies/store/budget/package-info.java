/** Budgets in the database: windows, leases, alerts. */
@NullMarked
package io.tollgate.policies.store.budget;

import org.jspecify.annotations.NullMarked;
