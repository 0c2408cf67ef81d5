package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The shape of OpenAI's own answers. */
enum OpenAiShape implements AnswerShape {
    PLAIN;

    @Override
    public ObjectNode normal(ObjectNode answer) {
        return answer;
    }

    @Override
    public @Nullable GatewayError error(ObjectNode answer) {
        return ProviderErrors.in(answer);
    }
}
