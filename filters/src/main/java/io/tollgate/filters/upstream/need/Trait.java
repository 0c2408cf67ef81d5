package io.tollgate.filters.upstream.need;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.function.Predicate;

/** What a conversation has or asks for. */
public enum Trait {
    TOOLS,
    IMAGES,
    REASONING,
    JSON,
    CODE;

    /** Whether the conversation has it. */
    public boolean isOf(ChatRequest request) {
        return switch (this) {
            case TOOLS -> !request.tooling().tools().isEmpty();
            case IMAGES -> hasPart(request, Part.Image.class::isInstance);
            case REASONING -> request.thinking() != null && request.thinking().wanted();
            case JSON -> request.format() != null;
            case CODE -> Code.isIn(request);
        };
    }

    private static boolean hasPart(ChatRequest request, Predicate<Part> wanted) {
        for (Message message : request.messages()) {
            if (message.parts().stream().anyMatch(wanted)) {
                return true;
            }
        }
        return false;
    }
}
