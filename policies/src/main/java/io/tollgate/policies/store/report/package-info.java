/** Reports from the database's roll-ups. */
@NullMarked
package io.tollgate.policies.store.report;

import org.jspecify.annotations.NullMarked;
