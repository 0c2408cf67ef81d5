/** What administrators declare beside the settings' file, and the credentials for it. */
@NullMarked
package io.tollgate.policies.store.declaration;

import org.jspecify.annotations.NullMarked;
