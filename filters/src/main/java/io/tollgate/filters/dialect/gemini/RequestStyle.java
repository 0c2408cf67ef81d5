package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.TargetModel;

/**
 * What the same request looks like to different models, and at the two places that serve them.
 *
 * @param target the model
 * @param model what its name says
 * @param ids whether calls and results carry ids; on Vertex AI they go by name and order
 */
record RequestStyle(TargetModel target, GeminiModel model, boolean ids) {

    static RequestStyle of(TargetModel target, boolean ids) {
        return new RequestStyle(target, GeminiModel.of(target.name()), ids);
    }
}
