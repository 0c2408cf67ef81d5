package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.dialect.ToolChoice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Whether and how the model shall think. The API refuses a request whose parts do not go together
 * with a thought: a tool that is forced, an answer that has begun, calls in mid-conversation whose
 * thoughts are not there. Those are demands, a thought is a wish; it is the thought that goes.
 *
 * @param type of {@code thinking}, null if nothing is said of it
 * @param budgetTokens null: the type has none
 * @param effort for {@code output_config}, null if nothing is said of it
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">Extended
 *     thinking</a>
 */
record ThinkingPlan(
        @Nullable String type, @Nullable Integer budgetTokens, @Nullable String effort) {

    /** The shortest thought that the API takes. */
    private static final int SHORTEST = 1024;

    private static final ThinkingPlan SILENT = new ThinkingPlan(null, null, null);
    private static final ThinkingPlan DISABLED = new ThinkingPlan("disabled", null, null);

    static ThinkingPlan of(
            ChatRequest request,
            List<Turn> turns,
            int maxTokens,
            @Nullable ToolChoice choice,
            TargetModel model,
            ClaudeModel claude,
            Losses losses) {
        Thinking thinking = request.thinking();
        boolean forced =
                choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
        if (thinking == null || !thinking.wanted()) {
            return thinking != null || (forced && claude.claude())
                    ? unwanted(claude, losses)
                    : SILENT;
        }
        if (model.reasons(claude.thinks()) && !forced && !begun(turns)) {
            return wanted(thinking, turns, maxTokens, claude, losses);
        }
        losses.add("thinking");
        return unwanted(claude, losses);
    }

    /** Whether the client has begun the answer itself. */
    private static boolean begun(List<Turn> turns) {
        return !turns.isEmpty() && turns.getLast().role() == Role.ASSISTANT;
    }

    private static ThinkingPlan wanted(
            Thinking thinking, List<Turn> turns, int maxTokens, ClaudeModel claude, Losses losses) {
        if (claude.adaptive()) {
            return new ThinkingPlan("adaptive", null, effort(thinking, claude));
        }
        int budget = Math.min(thinking.budgetOrTypical(), maxTokens / 2);
        if (budget < SHORTEST || callsWithoutThought(turns)) {
            losses.add("thinking");
            return unwanted(claude, losses);
        }
        return new ThinkingPlan("enabled", budget, null);
    }

    private static ThinkingPlan unwanted(ClaudeModel claude, Losses losses) {
        if (!claude.thinksUnasked()) {
            return SILENT;
        }
        if (claude.canKeepStill()) {
            return DISABLED;
        }
        losses.add("thinking");
        return new ThinkingPlan(null, null, "low");
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

    private static @Nullable String effort(Thinking thinking, ClaudeModel claude) {
        Effort effort = thinking.effortOrNearest();
        return switch (effort) {
            case null -> null;
            case MINIMAL -> "low";
            case XHIGH -> claude.knowsExtraHigh() ? "xhigh" : "high";
            case LOW, MEDIUM, HIGH, MAX -> effort.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether the model shall think. */
    boolean thinks() {
        return type != null && !type.equals(DISABLED.type);
    }

    void write(JsonGenerator json) {
        if (type == null) {
            return;
        }
        json.writeObjectPropertyStart("thinking");
        json.writeStringProperty("type", type);
        if (budgetTokens != null) {
            json.writeNumberProperty("budget_tokens", budgetTokens);
        }
        json.writeEndObject();
    }
}
