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
 * How a Claude is told to think. A forced tool, an answer that was begun, and calls whose thoughts
 * are missing do not go together with a thought: they are demands, it is a wish.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html">
 *     Extended thinking</a>
 */
final class ClaudeThinking {

    /** The shortest thought that a Claude takes. */
    private static final int SHORTEST = 1024;

    private final BedrockModel model;
    private final Losses losses;

    ClaudeThinking(BedrockModel model, Losses losses) {
        this.model = model;
        this.losses = losses;
    }

    /**
     * The plan.
     *
     * @param longestAnswer a thought is a part of it; null if nobody knows
     */
    ThinkingPlan plan(ChatRequest request, List<Turn> turns, @Nullable Integer longestAnswer) {
        Thinking thinking = request.thinking();
        ToolChoice choice = request.tooling().choice();
        boolean forced =
                choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
        if (thinking == null || !thinking.wanted()) {
            return thinking != null || forced ? unwanted() : ThinkingPlan.silent();
        }
        if (!model.thinks() || forced || Turn.isBegun(turns)) {
            losses.add("thinking");
            return unwanted();
        }
        return model.adaptive() ? adaptive(thinking) : budget(thinking, turns, longestAnswer);
    }

    private ThinkingPlan adaptive(Thinking thinking) {
        ObjectNode fields = Json.object();
        fields.putObject("thinking").put("type", "adaptive");
        Effort effort = thinking.effortOrNearest();
        if (effort != null) {
            fields.putObject("output_config").put("effort", word(effort));
        }
        return new ThinkingPlan(fields, true);
    }

    private String word(Effort effort) {
        return switch (effort) {
            case MINIMAL -> "low";
            case XHIGH -> model.knowsExtraHigh() ? "xhigh" : "high";
            case LOW, MEDIUM, HIGH, MAX -> effort.name().toLowerCase(Locale.ROOT);
        };
    }

    private ThinkingPlan budget(
            Thinking thinking, List<Turn> turns, @Nullable Integer longestAnswer) {
        int budget = thinking.budgetOrTypical();
        if (longestAnswer != null) {
            budget = Math.min(budget, longestAnswer / 2);
        }
        if (budget < SHORTEST || callsWithoutThought(turns)) {
            losses.add("thinking");
            return ThinkingPlan.silent();
        }
        ObjectNode fields = Json.object();
        fields.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        return new ThinkingPlan(fields, true);
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

    private ThinkingPlan unwanted() {
        if (!model.thinksUnasked()) {
            return ThinkingPlan.silent();
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
}
