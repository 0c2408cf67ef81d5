package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code reasoning_effort}, to models of which it is known that they think: the others
 * refuse it, and a client that always asks for thoughts would get no answer at all. A thought that
 * is asked for without a word on how long becomes a middling one: the newest models have none
 * otherwise.
 *
 * @see <a href="https://platform.openai.com/docs/guides/reasoning">Reasoning models</a>
 */
final class EffortWriter {

    private static final Pattern THINKS = Pattern.compile("(o[1-9]|gpt-[5-9]|gpt-oss).*");

    /** OpenAI's first reasoning models cannot answer without a thought. */
    private static final Pattern CAN_KEEP_STILL = Pattern.compile("gpt-(5\\.|[6-9]).*");

    private final JsonGenerator json;
    private final Tolerance tolerance;
    private final Losses losses;

    EffortWriter(JsonGenerator json, Tolerance tolerance, Losses losses) {
        this.json = json;
        this.tolerance = tolerance;
        this.losses = losses;
    }

    /** Whether OpenAI's own name for the model says that it thinks. */
    static boolean thinks(String model) {
        return THINKS.matcher(bare(model)).matches();
    }

    /** Without the vendor that some servers put before it. */
    private static String bare(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    /** Whether such a model of OpenAI's can be kept from thinking. */
    static boolean canKeepStill(String model) {
        return CAN_KEEP_STILL.matcher(bare(model)).matches();
    }

    void write(@Nullable Thinking thinking) {
        if (thinking == null) {
            return;
        }
        if (thinking.wanted()) {
            wanted(thinking, tolerance.thinks());
        } else if (tolerance.thinks()) {
            unwanted();
        }
    }

    private void wanted(Thinking thinking, boolean reasons) {
        if (!reasons) {
            losses.add("thinking");
            return;
        }
        if (thinking.budgetTokens() != null) {
            losses.add("thinking.budget_tokens");
        }
        Effort nearest = thinking.effortOrNearest();
        Effort effort = nearest == null ? Effort.MEDIUM : nearest;
        json.writeStringProperty("reasoning_effort", effort.name().toLowerCase(Locale.ROOT));
    }

    private void unwanted() {
        if (tolerance.canKeepStill()) {
            json.writeStringProperty("reasoning_effort", "none");
        } else {
            losses.add("thinking");
        }
    }
}
