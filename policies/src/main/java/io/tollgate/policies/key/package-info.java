/** API keys: how they look, how they are kept, how they are told apart. */
@NullMarked
package io.tollgate.policies.key;

import org.jspecify.annotations.NullMarked;
