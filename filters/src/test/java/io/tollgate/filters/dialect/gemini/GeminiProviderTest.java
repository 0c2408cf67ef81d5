package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.wire.JsonMembers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Google is asked what. */
class GeminiProviderTest {

    private final GeminiProvider gemini = new GeminiProvider();
    private final VertexProvider vertex = new VertexProvider();

    private static Face face(String verb) {
        return GeminiFaces.ALL.stream()
                .filter(face -> face.path().endsWith(verb))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3-flash, /models/gemini-3-flash",
        "models/gemini-3-flash, /models/gemini-3-flash",
        "tunedModels/mine, /tunedModels/mine",
        "../../v1/secrets, /models/..%2F..%2Fv1%2Fsecrets",
        "tunedModels/../x, /tunedModels/..%2Fx",
        "a:predict?x=#y, /models/a%3Apredict%3Fx%3D%23y",
        "été, /models/%C3%A9t%C3%A9"
    })
    void aNameStaysInItsSegment(String model, String place) {
        assertThat(gemini.passthroughPath(face(":generateContent"), model))
                .isEqualTo(place + ":generateContent");
        assertThat(gemini.passthroughPath(face(":streamGenerateContent"), model))
                .isEqualTo(place + ":streamGenerateContent?alt=sse");
        assertThat(URI.create("https://host/v1beta" + gemini.place(model, ":embedContent")))
                .isEqualTo(URI.create("https://host/v1beta" + place + ":embedContent").normalize());
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3-flash, /publishers/google/models/gemini-3-flash",
        "endpoints/123, /endpoints/123",
        "endpoints/../../x, /publishers/google/models/endpoints%2F..%2F..%2Fx"
    })
    void vertexHasPublishersAndEndpoints(String model, String place) {
        assertThat(vertex.passthroughPath(face(":countTokens"), model))
                .isEqualTo(place + ":countTokens");
        assertThat(vertex.passthroughPath(face(":embedContent"), model)).isNull();
    }

    @Test
    void allVersionsAreServed() {
        Set<String> paths = new HashSet<>();
        GeminiFaces.ALL.forEach(face -> paths.add(face.path()));

        assertThat(paths)
                .hasSize(15)
                .contains(
                        "/v1beta/models/{model}:batchEmbedContents",
                        "/v1/models/{model}:generateContent",
                        "/v1alpha/models/{model}:streamGenerateContent");
    }

    @Test
    void vertexIsFoundByProjectAndLocation() {
        assertThat(vertex.home()).isNull();
        assertThat(home(Map.of("project", "my-project", "location", "europe-west1")))
                .isEqualTo(
                        "https://europe-west1-aiplatform.googleapis.com/v1/projects/my-project/locations/europe-west1");
        assertThat(home(Map.of("project", "my-project")))
                .isEqualTo(
                        "https://aiplatform.googleapis.com/v1/projects/my-project/locations/global");
    }

    private String home(Map<String, String> options) {
        Home home = vertex.with(options).home();
        return home == null ? "nowhere" : home.baseUrl().toString();
    }

    @Test
    void aLocationAloneOrAnAddressForOneIsRefused() {
        Map<String, String> alone = Map.of("location", "europe-west1");
        Map<String, String> address = Map.of("project", "p", "location", "evil.example/");

        assertThatThrownBy(() -> vertex.with(alone)).hasMessageContaining("needs a project");
        assertThatThrownBy(() -> vertex.with(address)).hasMessageContaining("are names");
    }

    @Test
    void modelsAreListedByTheirPlainNames() {
        String list =
                "{\"models\":[{\"name\":\"models/gemini-3-flash\"},{\"name\":\"models/gemini-embedding-001\"}],\"nextPageToken\":\"x\"}";

        assertThat(gemini.readModels(bytes(list)))
                .containsExactly("gemini-3-flash", "gemini-embedding-001");
        assertThat(vertex.readModels(bytes("{}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"contents\": []} | {\"contents\": []}",
                "{\"model\":\"models/a\", \"x\":1} | {\"model\":\"models/b\", \"x\":1}",
                "{\"model\": \"models/b\"} | {\"model\": \"models/b\"}",
                "{ \"generateContentRequest\": {\"model\":\"models/a\",  \"contents\":1.50}} | {"
                        + " \"generateContentRequest\": {\"model\":\"models/b\",  \"contents\":1.50}}",
                "{\"generate_content_request\":{}} | {\"generate_content_request\":{\"model\":\"models/b\"}}",
                "{\"requests\":[{\"model\":\"models/a\"},{\"model\":\"models/b\"}]} |"
                        + " {\"requests\":[{\"model\":\"models/b\"},{\"model\":\"models/b\"}]}",
                "{\"requests\": [ {\"model\":\"models/b\"} ]} | {\"requests\": [ {\"model\":\"models/b\"} ]}"
            })
    void whereTheBodyNamesTheModelItIsTheTargets(String body, String sent) {
        Set<String> names = new HashSet<>(gemini.watchedMembers());
        names.addAll(List.of("model", "stream"));
        JsonMembers members = JsonMembers.scan(bytes(body), names);

        assertThat(gemini.passthroughBody(members, "b", false)).asString().isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"contents\": [] } | { \"contents\": [] }",
                "{\"model\":\"models/a\",\"x\":1.50} | {\"x\":1.50}"
            })
    void onVertexThePathAloneNamesIt(String body, String sent) {
        JsonMembers members = JsonMembers.scan(bytes(body), Set.of("model", "stream"));

        assertThat(vertex.passthroughBody(members, "b", false)).asString().isEqualTo(sent);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
