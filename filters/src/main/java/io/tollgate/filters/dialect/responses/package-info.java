/**
 * The OpenAI Responses dialect, as clients call it ({@code POST /v1/responses}) and as OpenAI and
 * servers compatible with it serve it. Conversations are stateless here: what a server would have
 * to remember is refused with a word on what to send instead.
 */
@NullMarked
package io.tollgate.filters.dialect.responses;

import org.jspecify.annotations.NullMarked;
