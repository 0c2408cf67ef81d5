/** The ledger's rows, and the spool in which a node keeps them until the database has them. */
@NullMarked
package io.tollgate.policies.store.ledger;

import org.jspecify.annotations.NullMarked;
