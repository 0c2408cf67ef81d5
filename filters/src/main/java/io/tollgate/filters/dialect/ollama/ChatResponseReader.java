package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;

/** Reads a whole answer to a chat request. */
final class ChatResponseReader {

    private ChatResponseReader() {}

    static ChatResponse read(byte[] body, Stamp stamp) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        AnswerReader answer = new AnswerReader(stamp);
        JsonFields message = fields.takeObject("message");
        if (message == null) {
            throw fields.expected("message", "an object");
        }
        List<Part> content = answer.read(message);
        return new ChatResponse(
                fields.requireText("model"),
                content,
                DoneReasons.read(fields.takeText("done_reason"), answer.called()),
                OllamaUsage.take(fields));
    }
}
