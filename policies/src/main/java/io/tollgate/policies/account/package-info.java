/** What one call may cost, and did. */
@NullMarked
package io.tollgate.policies.account;

import org.jspecify.annotations.NullMarked;
