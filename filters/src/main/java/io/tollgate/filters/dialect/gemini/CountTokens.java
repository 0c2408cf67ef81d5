package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;

/**
 * How long a prompt is: bare contents, or a whole request within.
 *
 * @see <a href="https://ai.google.dev/api/tokens">Counting tokens</a>
 */
final class CountTokens {

    /** Where a whole request stands. */
    static final String WHOLE = "generateContentRequest";

    private CountTokens() {}

    static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(ProtoNames.unify(Json.parseObject(body)));
        JsonFields whole = fields.takeObject(WHOLE);
        return GenerateContentReader.read(whole == null ? fields : whole, false, losses);
    }

    static byte[] write(long inputTokens) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("totalTokens", inputTokens);
                    json.writeEndObject();
                });
    }
}
