/** What operators ask the gateway, and applications tell it about answers. */
@NullMarked
package io.tollgate.app.admin;

import org.jspecify.annotations.NullMarked;
