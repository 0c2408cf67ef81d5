/** Costs as rows of FOCUS, the FinOps Open Cost and Usage Specification. */
@NullMarked
package io.tollgate.policies.report.focus;

import org.jspecify.annotations.NullMarked;
