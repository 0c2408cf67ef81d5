/** Who is calling, and what they may do, as one immutable snapshot. */
@NullMarked
package io.tollgate.policies.access;

import org.jspecify.annotations.NullMarked;
