/** The ledger on disk and in the database: the spool, its replay, rows, roll-ups, verification. */
@NullMarked
package io.tollgate.policies.store.ledger;

import org.jspecify.annotations.NullMarked;
