package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What shape the answers of a provider have; each is brought into OpenAI's before it is read. */
interface AnswerShape {

    /** The answer, or the piece of one, as OpenAI would have written it. It may be changed. */
    ObjectNode normal(ObjectNode answer);

    /** The error that the answer says it is, null if it is none. */
    @Nullable GatewayError error(ObjectNode answer);

    /** What seals thoughts, as the dialect's name; null if nothing does. */
    default @Nullable String sealer() {
        return null;
    }

    /** What an answer, or a piece of one, says of its usage; null if nothing. */
    default @Nullable TokenUsage usage(JsonNode answer) {
        return answer instanceof ObjectNode object ? OpenAiUsage.in(normal(object)) : null;
    }
}
