/** Which target a call goes to, and which one next if that fails. Plain Java, no waiting. */
@NullMarked
package io.tollgate.filters.upstream.choice;

import org.jspecify.annotations.NullMarked;
