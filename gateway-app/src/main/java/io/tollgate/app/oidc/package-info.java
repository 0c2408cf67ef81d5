/** Identity providers: their keys, their users' tokens, and logging in there. */
@NullMarked
package io.tollgate.app.oidc;

import org.jspecify.annotations.NullMarked;
