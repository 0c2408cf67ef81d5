package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.LengthMembers;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;
import java.util.List;

/** What Anthropic's clients ask models with. */
final class MessagesFace {

    static final String PATH = "/v1/messages";

    static final ChatFace MESSAGES =
            new ChatFace(
                    AnthropicClient.NAME,
                    PATH,
                    Streaming.ON_REQUEST,
                    StreamFormat.SSE,
                    MessagesRequestReader::read,
                    MessagesResponseWriter::write,
                    (_, stamp, expected) -> new MessagesStreamWriter(stamp, expected),
                    true,
                    new LengthMembers(List.of("max_tokens"), List.of()),
                    AnthropicErrors::frame);

    private MessagesFace() {}
}
