/** What was used and what it cost, by whatever it is asked: sums over the ledger's roll-ups. */
@NullMarked
package io.tollgate.policies.report;

import org.jspecify.annotations.NullMarked;
