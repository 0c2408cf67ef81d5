package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.wire.JsonFields;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Counts stand in the last line only. Ollama leaves out a count of zero, and it counts no prompt
 * token that its cache held, so a prompt may be absent beside an answer.
 */
final class OllamaUsage {

    private OllamaUsage() {}

    static @Nullable TokenUsage take(JsonFields answer) {
        Long prompt = count(answer, "prompt_eval_count");
        Long output = count(answer, "eval_count");
        if (prompt == null && output == null) {
            return null;
        }
        return TokenUsage.of(prompt == null ? 0 : prompt, output == null ? 0 : output);
    }

    private static @Nullable Long count(JsonFields answer, String name) {
        Long count = answer.takeLong(name);
        if (count != null && count < 0) {
            throw answer.expected(name, "no negative number");
        }
        return count;
    }
}
