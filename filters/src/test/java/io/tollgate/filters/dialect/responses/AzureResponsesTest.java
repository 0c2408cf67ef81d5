package io.tollgate.filters.dialect.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.TargetModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureResponsesTest {

    private static final ProviderDialect V1 = new AzureResponses();
    private static final ProviderDialect DATED =
            new AzureResponses().with(Map.of("api-version", "2025-03-01-preview"));

    @Test
    void isBelowTheResource() {
        List<Face> faces = new ResponsesClient().faces();
        assertThat(faces)
                .extracting(Face::path)
                .containsExactly(
                        "/v1/responses",
                        "/openai/v1/responses",
                        "/openai/responses",
                        "/openai/deployments/{model}/responses");
        for (Face face : faces) {
            assertThat(V1.takes(face)).isTrue();
            assertThat(V1.passthroughPath(face, "m")).isEqualTo("/openai/v1/responses");
            assertThat(DATED.passthroughPath(face, "m"))
                    .isEqualTo("/openai/responses?api-version=2025-03-01-preview");
            assertThat(new ResponsesProvider().passthroughPath(face, "m")).isEqualTo("/responses");
        }
    }

    @Test
    void whatOthersAskGoesThereToo() {
        ChatRequest request =
                ResponsesRequestReader.read(
                        "{\"model\":\"m\",\"input\":\"hi\"}".getBytes(UTF_8), new Losses());

        assertThat(V1.writeRequest(request, new TargetModel("m", null), new Losses()).path())
                .isEqualTo("/openai/v1/responses");
        assertThat(V1.modelsPath()).isEqualTo("/openai/v1/models");
        assertThat(V1.headers("k")).isEqualTo(Map.of("api-key", "k"));
        assertThat(V1.clientDialect()).isEqualTo("responses");
    }
}
