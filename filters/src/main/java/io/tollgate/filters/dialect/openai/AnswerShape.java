package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.policies.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What shape the answers of a provider have; each is brought into OpenAI's before it is read. */
sealed interface AnswerShape {

    /** As OpenAI has it. */
    AnswerShape OPENAI = new OpenAi();

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

    /** OpenAI's own. */
    record OpenAi() implements AnswerShape {
        @Override
        public ObjectNode normal(ObjectNode answer) {
            return answer;
        }

        @Override
        public @Nullable GatewayError error(ObjectNode answer) {
            return ProviderErrors.in(answer);
        }
    }

    /** That of a row of the table. */
    record OfVendor(Vendor vendor, VendorErrors errors) implements AnswerShape {

        private static final String USAGE = "usage";
        private static final String ERROR = "error";

        @Override
        public ObjectNode normal(ObjectNode answer) {
            usageOf(answer);
            if (vendor.answer().thoughtsInContent()) {
                for (JsonNode choice : answer.path("choices")) {
                    thoughtsOf(choice.path("message"));
                    thoughtsOf(choice.path("delta"));
                }
            }
            return answer;
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
}
