package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import java.util.List;

/** Writes a whole answer to a chat request. */
final class ChatResponseWriter {

    private ChatResponseWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        AnswerFields fields = new AnswerFields(response.model(), stamp);
        AnswerMessage message =
                new AnswerMessage(
                        Texts.spoken(response.content(), ""),
                        Texts.thought(response.content()),
                        calls(response.content()));
        return Json.write(
                json -> {
                    fields.begin(json);
                    message.write(json);
                    fields.end(json, response.finish(), response.usage());
                });
    }

    private static List<WholeCall> calls(List<Part> content) {
        try {
            return WholeCall.all(content);
        } catch (MalformedInput e) {
            throw new GatewayException(OllamaErrors.unreadableCall(), e);
        }
    }
}
