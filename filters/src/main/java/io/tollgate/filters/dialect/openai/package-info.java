/**
 * The OpenAI dialect, as clients call it and as OpenAI and all that is compatible with it serve it:
 * chat completions and the legacy completions.
 */
@NullMarked
package io.tollgate.filters.dialect.openai;

import org.jspecify.annotations.NullMarked;
