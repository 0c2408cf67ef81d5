/** How many requests, tokens and streams at once. */
@NullMarked
package io.tollgate.policies.quota;

import org.jspecify.annotations.NullMarked;
