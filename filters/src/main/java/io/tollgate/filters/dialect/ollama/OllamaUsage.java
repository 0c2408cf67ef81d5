package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.wire.JsonFields;
import io.tollgate.policies.usage.TokenUsage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts stand in the last line only. Ollama leaves out a count of zero, and it counts no prompt
 * token that its cache held, so a prompt may be absent beside an answer.
 */
final class OllamaUsage {

    private static final String PROMPT = "prompt_eval_count";
    private static final String OUTPUT = "eval_count";

    /** The members of an answer that say it. */
    static final Set<String> MEMBERS = Set.of(PROMPT, OUTPUT);

    private OllamaUsage() {}

    static @Nullable TokenUsage take(JsonFields answer) {
        Long prompt = count(answer, PROMPT);
        Long output = count(answer, OUTPUT);
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
        return count == null ? null : Math.min(count, TokenUsage.MOST);
    }
}
