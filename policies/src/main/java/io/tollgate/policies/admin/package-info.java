/** Who may administer what: roles, what each may, and who has them where. */
@NullMarked
package io.tollgate.policies.admin;

import org.jspecify.annotations.NullMarked;
