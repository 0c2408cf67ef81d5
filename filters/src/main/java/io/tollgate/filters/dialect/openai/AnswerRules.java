package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's answers differ from OpenAI's.
 *
 * @param cached the member of {@code usage} that counts what came from a cache, where it is not
 *     {@code prompt_tokens_details.cached_tokens}
 * @param usageUnder the member of a piece of a stream that may hold {@code usage} in its place
 * @param thoughtsInContent whether {@code content} may be an array with thoughts in it, which
 *     OpenAI's clients cannot read
 */
record AnswerRules(
        @Nullable String cached, @Nullable String usageUnder, boolean thoughtsInContent) {

    static final AnswerRules NONE = new AnswerRules(null, null, false);

    static AnswerRules read(@Nullable JsonFields row) {
        if (row == null) {
            return NONE;
        }
        return new AnswerRules(
                row.takeText("cached"),
                row.takeText("usageUnder"),
                Boolean.TRUE.equals(row.takeBoolean("thoughtsInContent")));
    }
}
