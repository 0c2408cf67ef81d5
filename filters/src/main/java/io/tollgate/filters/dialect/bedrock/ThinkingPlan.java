package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether and how hard the model shall think, in its maker's words: Converse has none of its own.
 *
 * @param fields for {@code additionalModelRequestFields}, empty if nothing is said
 * @param thinks whether the model shall think
 * @see <a href="https://docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking.html">
 *     Amazon Nova 2</a>
 */
record ThinkingPlan(ObjectNode fields, boolean thinks) {

    private static final String HARD = "high";
    private static final String MIDDLING = "medium";

    static ThinkingPlan of(
            ChatRequest request,
            List<Turn> turns,
            @Nullable Integer longestAnswer,
            BedrockModel model,
            Losses losses) {
        return switch (model.family()) {
            case CLAUDE -> new ClaudeThinking(model, losses).plan(request, turns, longestAnswer);
            case NOVA_2 -> nova(request, losses);
            case GPT_OSS -> effort(request.thinking(), losses);
            case NOVA, OPEN, PLAIN, UNKNOWN -> none(request.thinking(), losses);
        };
    }

    static ThinkingPlan silent() {
        return new ThinkingPlan(Json.object(), false);
    }

    private static ThinkingPlan none(@Nullable Thinking thinking, Losses losses) {
        if (thinking != null && thinking.wanted()) {
            losses.add("thinking");
        }
        return silent();
    }

    /** At its hardest a Nova takes neither a limit nor a choice of draws beside it. */
    private static ThinkingPlan nova(ChatRequest request, Losses losses) {
        Thinking thinking = request.thinking();
        if (thinking == null || !thinking.wanted()) {
            return silent();
        }
        String effort = word(thinking, losses);
        if (effort.equals(HARD) && isChosen(request.sampling())) {
            losses.add("thinking.effort");
            effort = MIDDLING;
        }
        ObjectNode fields = Json.object();
        fields.putObject("reasoningConfig")
                .put("type", "enabled")
                .put("maxReasoningEffort", effort);
        return new ThinkingPlan(fields, true);
    }

    private static boolean isChosen(Sampling sampling) {
        return sampling.maxTokens() != null
                || sampling.temperature() != null
                || sampling.topP() != null;
    }

    private static ThinkingPlan effort(@Nullable Thinking thinking, Losses losses) {
        if (thinking == null) {
            return silent();
        }
        if (!thinking.wanted()) {
            losses.add("thinking");
            return silent();
        }
        return new ThinkingPlan(
                Json.object().put("reasoning_effort", word(thinking, losses)), true);
    }

    private static String word(Thinking thinking, Losses losses) {
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        return switch (thinking.effortOrNearest()) {
            case MINIMAL, LOW -> "low";
            case null -> MIDDLING;
            case MEDIUM -> MIDDLING;
            case HIGH, XHIGH, MAX -> HARD;
        };
    }
}
