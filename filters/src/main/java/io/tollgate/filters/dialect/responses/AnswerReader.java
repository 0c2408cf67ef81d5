package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a whole answer.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response
 *     object</a>
 */
final class AnswerReader {

    private AnswerReader() {}

    /**
     * @throws GatewayException if the answer is a failure under a status that says otherwise
     */
    static ChatResponse read(byte[] body) {
        ObjectNode response = Json.parseObject(body);
        GatewayError failure = Endings.failure(response);
        if (failure != null) {
            throw new GatewayException(failure);
        }
        if (!response.path("output").isArray()) {
            throw new MalformedInput("output: expected an array");
        }
        List<Part> content = new ArrayList<>();
        for (JsonNode item : response.path("output")) {
            OutputParts.read(item, content);
        }
        boolean called = content.stream().anyMatch(Part.ToolCall.class::isInstance);
        return new ChatResponse(
                response.path("model").stringValue(""),
                content,
                Endings.finish(response, called),
                ResponsesUsage.in(response));
    }
}
