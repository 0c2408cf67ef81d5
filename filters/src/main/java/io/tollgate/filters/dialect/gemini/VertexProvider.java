package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.CountFace;
import io.tollgate.filters.dialect.EmbeddingDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gemini on Vertex AI. The base URL ends in {@code /locations/LOCATION}, which two options spell
 * out, or in {@code /v1} where a key alone tells the project.
 *
 * @see <a href=
 *     "https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference">Gemini
 *     in Vertex AI</a>
 */
final class VertexProvider extends GoogleProvider {

    private static final String PROJECT = "project";
    private static final String LOCATION = "location";
    private static final String GLOBAL = "global";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9:.-]{0,80}");

    /** A tuned model, which answers at an endpoint of its own. */
    private static final Pattern ENDPOINT = Pattern.compile("endpoints/\\d{1,25}");

    private final @Nullable Home home;

    VertexProvider() {
        this(null);
    }

    private VertexProvider(@Nullable Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return GeminiDialect.VERTEX;
    }

    @Override
    public Set<String> options() {
        return Set.of(PROJECT, LOCATION);
    }

    @Override
    public ProviderDialect with(Map<String, String> options) {
        String project = options.get(PROJECT);
        if (project == null && options.containsKey(LOCATION)) {
            throw new IllegalArgumentException("a location needs a project");
        }
        return project == null
                ? this
                : new VertexProvider(at(project, options.getOrDefault(LOCATION, GLOBAL)));
    }

    private static Home at(String project, String location) {
        if (!NAME.matcher(project).matches() || !NAME.matcher(location).matches()) {
            throw new IllegalArgumentException(
                    "project and location are names such as my-project and europe-west1");
        }
        String host = location.equals(GLOBAL) ? "" : location + "-";
        return new Home(
                "https://"
                        + host
                        + "aiplatform.googleapis.com/v1/projects/"
                        + project
                        + "/locations/"
                        + location,
                null,
                List.of());
    }

    @Override
    public @Nullable Home home() {
        return home;
    }

    @Override
    String place(String model, String verb) {
        String place =
                ENDPOINT.matcher(model).matches()
                        ? "/" + model
                        : "/publishers/google/models/"
                                + ModelPaths.segment(ModelPaths.plain(model));
        return place + verb;
    }

    /** Not all of its models take them. */
    @Override
    boolean ids() {
        return false;
    }

    /** It makes vectors in its own way. */
    @Override
    public @Nullable String passthroughPath(Face face, String model) {
        return face instanceof ChatFace || face instanceof CountFace
                ? path(model, GeminiFaces.verb(face))
                : null;
    }

    /** The path alone names the model: in bodies it has a longer name than anywhere else. */
    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return new JsonSplice(members).remove("model").toByteArray();
    }

    @Override
    public EmbeddingDialect embeddings() {
        return new VertexEmbeddings(this);
    }

    /** A project's own models. Google's are listed nowhere below a project. */
    @Override
    public String modelsPath() {
        return "/models?pageSize=100";
    }

    /** The list's names are numbers that no request takes; that it came is all it says. */
    @Override
    public List<String> readModels(byte[] body) {
        JsonFields.of(Json.parseObject(body)).takeObjects("models");
        return List.of();
    }
}
