/**
 * Policies as files: tenants, teams, projects, what they may use, quotas and budgets, kept in a
 * repository and compared with a running gateway. All of it goes through the admin API, so it can
 * do no more than its key may.
 */
@NullMarked
package io.tollgate.app.policycode;

import org.jspecify.annotations.NullMarked;
