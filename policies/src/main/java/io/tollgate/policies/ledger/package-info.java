/** What was used and what it cost, each exactly once. */
@NullMarked
package io.tollgate.policies.ledger;

import org.jspecify.annotations.NullMarked;
