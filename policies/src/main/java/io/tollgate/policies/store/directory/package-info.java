/** Where what is declared is kept, and how nodes hear of its changes. */
@NullMarked
package io.tollgate.policies.store.directory;

import org.jspecify.annotations.NullMarked;
