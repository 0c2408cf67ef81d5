/** When models go. */
@NullMarked
package io.tollgate.policies.lifecycle;

import org.jspecify.annotations.NullMarked;
