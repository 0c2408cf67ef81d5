package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.choice.Question;
import io.tollgate.filters.wire.MalformedInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What choosing among targets has to know of a call. */
final class Questions {

    private final ClientDialects dialects;

    Questions(ClientDialects dialects) {
        this.dialects = dialects;
    }

    Question of(ClientCall call, HttpHeaders headers, @Nullable Affinity affinity) {
        return new Question(
                affinity == null ? null : belongsTo(call, headers, affinity),
                call.promptTokensBySize(),
                call.stream());
    }

    private @Nullable String belongsTo(ClientCall call, HttpHeaders headers, Affinity affinity) {
        return switch (affinity.by()) {
            case HEADER -> affinity.header() == null ? null : headers.getFirst(affinity.header());
            case PROMPT_CACHE_KEY -> dialects.promptCacheKey(call);
            case CONVERSATION -> head(call);
        };
    }

    /** All up to the user's first message; a request that cannot be read is refused later. */
    private static @Nullable String head(ClientCall call) {
        ChatRequest conversation;
        try {
            conversation = call.conversation();
        } catch (MalformedInput _) {
            return null;
        }
        if (conversation == null) {
            return null;
        }
        List<Message> head = new ArrayList<>();
        for (Message message : conversation.messages()) {
            head.add(message);
            if (message.role() == Message.Role.USER) {
                break;
            }
        }
        return Integer.toHexString(head.hashCode());
    }
}
