package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The members around what is said, the same in a whole answer and in each line of a stream. The
 * durations are left out: they tell how fast a GPU is, which the gateway does not know, and each
 * client reads an absent one as zero.
 */
record AnswerFields(String model, Stamp stamp) {

    void begin(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", model);
        json.writeStringProperty("created_at", stamp.created().toString());
    }

    void goOn(JsonGenerator json) {
        json.writeBooleanProperty("done", false);
        json.writeEndObject();
    }

    void end(JsonGenerator json, Finish finish, @Nullable TokenUsage usage) {
        json.writeBooleanProperty("done", true);
        json.writeStringProperty("done_reason", DoneReasons.write(finish));
        if (usage != null) {
            json.writeNumberProperty("prompt_eval_count", usage.totalInput());
            json.writeNumberProperty("eval_count", usage.totalOutput());
        }
        json.writeEndObject();
    }
}
