package io.tollgate.filters.dialect.ollama;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What the assistant said, or one more piece of it.
 *
 * @param content always written: clients read it unasked
 * @param thinking empty where there is none
 */
record AnswerMessage(String content, String thinking, List<WholeCall> calls) {

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("message");
        json.writeStringProperty("role", "assistant");
        json.writeStringProperty("content", content);
        if (!thinking.isEmpty()) {
            json.writeStringProperty("thinking", thinking);
        }
        WholeCall.write(json, calls);
        json.writeEndObject();
    }
}
