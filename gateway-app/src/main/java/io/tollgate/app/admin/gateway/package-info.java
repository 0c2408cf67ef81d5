/** What the gateway serves and did, as administrators see it. */
@NullMarked
package io.tollgate.app.admin.gateway;

import org.jspecify.annotations.NullMarked;
