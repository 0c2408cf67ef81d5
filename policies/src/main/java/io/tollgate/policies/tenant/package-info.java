/** Who pays: tenants, their teams, the teams' projects. */
@NullMarked
package io.tollgate.policies.tenant;

import org.jspecify.annotations.NullMarked;
