package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.TargetModel;
import org.jspecify.annotations.Nullable;

/**
 * What the writer of requests may say that OpenAI would refuse, or not understand.
 *
 * @param topK the sampling by {@code top_k}
 * @param documentUrls documents at an address, as Mistral has them
 * @param prefill an answer that the client has begun
 * @param thoughts what the assistant thought, under {@code reasoning_content}
 * @param sealer whose seals of thoughts it takes, under {@code reasoning_details}; null: nobody's
 * @param thinks whether the model is known to think
 * @param canKeepStill whether it can be told not to
 */
record Tolerance(
        boolean topK,
        boolean documentUrls,
        boolean prefill,
        boolean thoughts,
        @Nullable String sealer,
        boolean thinks,
        boolean canKeepStill) {

    /** OpenAI's own, and that of all that is compatible with it and has no row of its own. */
    static Tolerance openAi(TargetModel model) {
        return new Tolerance(
                false,
                false,
                false,
                false,
                null,
                model.reasons(EffortWriter.thinks(model.name())),
                EffortWriter.canKeepStill(model.name()));
    }

    /**
     * @param thinkers those that the model is one of, null if it is not known to think
     */
    static Tolerance of(Vendor vendor, @Nullable Thinkers thinkers) {
        String thoughts = vendor.messages().thoughts();
        return new Tolerance(
                vendor.request().topK(),
                vendor.request().documentUrls(),
                vendor.messages().prefix(),
                thoughts != null && (thinkers != null || !thoughts.equals(MessageRules.CONTENT)),
                vendor.messages().sealed() == null ? null : vendor.name(),
                thinkers != null,
                thinkers != null && thinkers.canKeepStill());
    }
}
