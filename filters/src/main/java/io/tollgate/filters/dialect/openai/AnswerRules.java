package io.tollgate.filters.dialect.openai;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's answers differ from OpenAI's.
 *
 * @param cached the member of {@code usage} that counts what came from a cache, where it is not
 *     {@code prompt_tokens_details.cached_tokens}
 * @param usageUnder the member of a piece of a stream that may hold {@code usage} in its place
 * @param thoughtsInContent whether {@code content} may be an array with thoughts in it, which
 *     OpenAI's clients cannot read
 * @param finishes OpenAI's word for its own reasons to end an answer
 */
record AnswerRules(
        @Nullable String cached,
        @Nullable String usageUnder,
        boolean thoughtsInContent,
        Map<String, String> finishes) {}
