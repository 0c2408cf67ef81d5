package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CountFace;
import io.tollgate.filters.wire.Json;

/**
 * How long a prompt is. Coding agents go by it when they decide to compact a conversation.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages-count-tokens">Count tokens</a>
 */
final class CountTokensFace {

    static final String PATH = MessagesFace.PATH + "/count_tokens";

    static final CountFace COUNT_TOKENS =
            new CountFace(
                    AnthropicClient.NAME,
                    PATH,
                    MessagesRequestReader::read,
                    CountTokensFace::write);

    private CountTokensFace() {}

    private static byte[] write(long inputTokens) {
        return Json.write(
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("input_tokens", inputTokens);
                    json.writeEndObject();
                });
    }
}
