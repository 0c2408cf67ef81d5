/** Who may use which endpoint of the admin API. */
@NullMarked
package io.tollgate.app.admin.access;

import org.jspecify.annotations.NullMarked;
