package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.wire.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether and how hard the model shall think, in its maker's words: Converse has none of its own.
 *
 * @param fields for {@code additionalModelRequestFields}, empty if nothing is said
 * @param thinks whether the model shall think, which leaves a Claude less to choose
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html">
 *     Extended thinking</a>
 * @see <a href="https://docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking.html">
 *     Amazon Nova 2</a>
 */
record ThinkingPlan(ObjectNode fields, boolean thinks) {

    /** The shortest thought that a Claude takes. */
    private static final int SHORTEST = 1024;

    static ThinkingPlan of(
            ChatRequest request,
            List<Turn> turns,
            @Nullable Integer longestAnswer,
            BedrockModel model,
            Losses losses) {
        Thinking thinking = request.thinking();
        return switch (model.family()) {
            case CLAUDE -> claude(request, turns, longestAnswer, model, losses);
            case NOVA_2 -> nova(request, losses);
            case GPT_OSS -> effort(thinking, losses);
            case NOVA, OPEN, PLAIN, UNKNOWN -> {
                if (thinking != null && thinking.wanted()) {
                    losses.add("thinking");
                }
                yield silent();
            }
        };
    }

    private static ThinkingPlan silent() {
        return new ThinkingPlan(Json.object(), false);
    }

    /** A forced tool and an answer that was begun are demands, a thought is a wish. */
    private static ThinkingPlan claude(
            ChatRequest request,
            List<Turn> turns,
            @Nullable Integer longestAnswer,
            BedrockModel model,
            Losses losses) {
        Thinking thinking = request.thinking();
        ToolChoice choice = request.tooling().choice();
        boolean forced =
                choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
        if (thinking == null || !thinking.wanted()) {
            return thinking != null || forced ? unwanted(model, losses) : silent();
        }
        if (!model.thinks() || forced || Turn.isBegun(turns)) {
            losses.add("thinking");
            return unwanted(model, losses);
        }
        if (model.adaptive()) {
            return adaptive(thinking, model);
        }
        int budget = thinking.budgetOrTypical();
        if (longestAnswer != null) {
            budget = Math.min(budget, longestAnswer / 2);
        }
        if (budget < SHORTEST || callsWithoutThought(turns)) {
            losses.add("thinking");
            return silent();
        }
        ObjectNode fields = Json.object();
        fields.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        return new ThinkingPlan(fields, true);
    }

    private static ThinkingPlan adaptive(Thinking thinking, BedrockModel model) {
        ObjectNode fields = Json.object();
        fields.putObject("thinking").put("type", "adaptive");
        Effort effort = thinking.effortOrNearest();
        if (effort != null) {
            fields.putObject("output_config").put("effort", word(effort, model));
        }
        return new ThinkingPlan(fields, true);
    }

    private static String word(Effort effort, BedrockModel model) {
        return switch (effort) {
            case MINIMAL -> "low";
            case XHIGH -> model.knowsExtraHigh() ? "xhigh" : "high";
            case LOW, MEDIUM, HIGH, MAX -> effort.name().toLowerCase(Locale.ROOT);
        };
    }

    private static ThinkingPlan unwanted(BedrockModel model, Losses losses) {
        if (!model.thinksUnasked()) {
            return silent();
        }
        ObjectNode fields = Json.object();
        if (model.canKeepStill()) {
            fields.putObject("thinking").put("type", "disabled");
        } else {
            losses.add("thinking");
            fields.putObject("output_config").put("effort", "low");
        }
        return new ThinkingPlan(fields, false);
    }

    /** The last turn of the model's, if it made calls, has to begin with the thought it had. */
    private static boolean callsWithoutThought(List<Turn> turns) {
        for (Turn turn : turns.reversed()) {
            if (turn.role() == Role.ASSISTANT) {
                return turn.parts().stream().anyMatch(Part.ToolCall.class::isInstance)
                        && !(turn.parts().getFirst() instanceof Part.Reasoning);
            }
        }
        return false;
    }

    /** At its hardest a Nova takes neither a limit nor a choice of draws beside it. */
    private static ThinkingPlan nova(ChatRequest request, Losses losses) {
        Thinking thinking = request.thinking();
        if (thinking == null || !thinking.wanted()) {
            return silent();
        }
        String effort = threeWords(thinking, losses);
        var sampling = request.sampling();
        boolean chosen =
                sampling.maxTokens() != null
                        || sampling.temperature() != null
                        || sampling.topP() != null;
        if (effort.equals("high") && chosen) {
            losses.add("thinking.effort");
            effort = "medium";
        }
        ObjectNode fields = Json.object();
        fields.putObject("reasoningConfig")
                .put("type", "enabled")
                .put("maxReasoningEffort", effort);
        return new ThinkingPlan(fields, true);
    }

    private static ThinkingPlan effort(@Nullable Thinking thinking, Losses losses) {
        if (thinking == null) {
            return silent();
        }
        if (!thinking.wanted()) {
            losses.add("thinking");
            return silent();
        }
        ObjectNode fields = Json.object().put("reasoning_effort", threeWords(thinking, losses));
        return new ThinkingPlan(fields, true);
    }

    private static String threeWords(Thinking thinking, Losses losses) {
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        return switch (thinking.effortOrNearest()) {
            case MINIMAL, LOW -> "low";
            case null -> "medium";
            case MEDIUM -> "medium";
            case HIGH, XHIGH, MAX -> "high";
        };
    }
}
