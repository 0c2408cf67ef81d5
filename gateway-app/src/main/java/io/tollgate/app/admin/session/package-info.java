/** Who administrators are: login, sessions, admin keys, the first one. */
@NullMarked
package io.tollgate.app.admin.session;

import org.jspecify.annotations.NullMarked;
