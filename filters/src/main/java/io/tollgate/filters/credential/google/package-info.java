/** Access tokens of Google, by its own library. */
@NullMarked
package io.tollgate.filters.credential.google;

import org.jspecify.annotations.NullMarked;
