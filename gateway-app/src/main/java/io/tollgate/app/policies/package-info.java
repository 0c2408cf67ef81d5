/** The node's part in policies: its store, its spool, its limits, its name. */
@NullMarked
package io.tollgate.app.policies;

import org.jspecify.annotations.NullMarked;
