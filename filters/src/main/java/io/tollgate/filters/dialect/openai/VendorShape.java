package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shape of the answers of a provider that is compatible with OpenAI as its row says. */
record VendorShape(Vendor vendor, VendorErrors errors) implements AnswerShape {

    private static final String USAGE = "usage";
    private static final String ERROR = "error";
    private static final String FINISH = "finish_reason";

    @Override
    public ObjectNode normal(ObjectNode answer) {
        usageOf(answer);
        for (JsonNode choice : answer.path("choices")) {
            if (vendor.answer().thoughtsInContent()) {
                thoughtsOf(choice.path("message"));
                thoughtsOf(choice.path("delta"));
            }
            if (choice instanceof ObjectNode object) {
                finishOf(object);
            }
        }
        return answer;
    }

    private void finishOf(ObjectNode choice) {
        String known = vendor.answer().finishes().get(choice.path(FINISH).stringValue(""));
        if (known != null) {
            choice.put(FINISH, known);
        }
    }

    private static void thoughtsOf(JsonNode message) {
        if (message instanceof ObjectNode object) {
            ThoughtParts.take(object);
        }
    }

    private void usageOf(ObjectNode answer) {
        String under = vendor.answer().usageUnder();
        if (under != null && !answer.hasNonNull(USAGE)) {
            JsonNode usage = answer.path(under).path(USAGE);
            if (usage.isObject()) {
                answer.set(USAGE, usage);
            }
        }
        String cached = vendor.answer().cached();
        if (cached != null
                && answer.path(USAGE) instanceof ObjectNode usage
                && usage.path(cached).isNumber()
                && !usage.path("prompt_tokens_details").hasNonNull("cached_tokens")) {
            usage.putObject("prompt_tokens_details").set("cached_tokens", usage.path(cached));
        }
    }

    /** OpenRouter puts what broke off an answer into its choice. */
    @Override
    public @Nullable GatewayError error(ObjectNode answer) {
        JsonNode ofChoice = answer.path("choices").path(0).path(ERROR);
        if (!answer.hasNonNull(ERROR) && ofChoice.isObject()) {
            answer.set(ERROR, ofChoice);
        }
        return answer.hasNonNull(ERROR) ? errors.in(answer) : null;
    }

    @Override
    public @Nullable String sealer() {
        return vendor.messages().sealed() == null ? null : vendor.name();
    }
}
