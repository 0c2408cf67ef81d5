/** Where policies and money are kept: PostgreSQL, SQLite, Redis. */
@NullMarked
package io.tollgate.policies.store;

import org.jspecify.annotations.NullMarked;
