package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.Answer;
import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.dialect.Lookup.Question;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;

/**
 * Questions about the models on offer.
 *
 * @see <a href="https://docs.ollama.com/api/tags">List models</a>
 */
final class ModelLookups {

    private ModelLookups() {}

    static Lookup tags() {
        return new PathLookup(List.of("GET", "HEAD"), "/api/tags", ModelLookups::list);
    }

    static Lookup show() {
        return new PathLookup(List.of("POST"), "/api/show", ModelLookups::show);
    }

    private static Answer list(Question question) {
        return Answer.json(
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayPropertyStart("models");
                            question.models().forEach(model -> ModelCards.summary(json, model));
                            json.writeEndArray();
                            json.writeEndObject();
                        }));
    }

    private static Answer show(Question question) {
        JsonFields fields = JsonFields.of(Json.parseObject(question.body()));
        String model = Texts.take(fields, "model");
        String name = model == null ? Texts.take(fields, "name") : model;
        if (name == null) {
            throw fields.expected("model", "a model's name");
        }
        ModelCard card = find(name, question.models());
        return Answer.json(Json.write(json -> ModelCards.details(json, card)));
    }

    private static ModelCard find(String asked, List<ModelCard> models) {
        for (String name : ModelTags.spellings(asked)) {
            for (ModelCard model : models) {
                if (model.name().equals(name)) {
                    return model;
                }
            }
        }
        throw new GatewayException(Kind.MODEL_NOT_FOUND, "model '" + asked + "' not found");
    }
}
