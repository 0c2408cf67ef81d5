/** Who did what to what. */
@NullMarked
package io.tollgate.policies.audit;

import org.jspecify.annotations.NullMarked;
