/** Money that may be spent, and is held before it is. */
@NullMarked
package io.tollgate.policies.budget;

import org.jspecify.annotations.NullMarked;
