package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;

/**
 * The Gemini API. The base URL ends in its version.
 *
 * @see <a href="https://ai.google.dev/api">Gemini API reference</a>
 */
final class GeminiProvider extends GoogleProvider {

    private static final Home HOME =
            new Home(
                    "https://generativelanguage.googleapis.com/v1beta",
                    "GEMINI_API_KEY",
                    List.of("gemini-*"));

    @Override
    public String name() {
        return GeminiDialect.GEMINI;
    }

    @Override
    public Home home() {
        return HOME;
    }

    @Override
    String place(String model, String verb) {
        return "/"
                + ModelPaths.collection(model)
                + ModelPaths.segment(ModelPaths.plain(model))
                + verb;
    }

    @Override
    boolean ids() {
        return true;
    }

    @Override
    public String passthroughPath(Face face, String model) {
        return path(model, GeminiFaces.verb(face));
    }

    @Override
    public EmbeddingDialect embeddings() {
        return new GeminiEmbeddings(this);
    }

    @Override
    public String modelsPath() {
        return "/models?pageSize=1000";
    }

    @Override
    public List<String> readModels(byte[] body) {
        return JsonFields.of(Json.parseObject(body)).takeObjects("models").stream()
                .map(model -> ModelPaths.plain(model.requireText("name")))
                .toList();
    }
}
