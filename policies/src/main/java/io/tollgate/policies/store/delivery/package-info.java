/**
 * Which reports were delivered, kept so that nodes share the work and a restart forgets nothing.
 */
@NullMarked
package io.tollgate.policies.store.delivery;

import org.jspecify.annotations.NullMarked;
