package io.tollgate.filters.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.TargetModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Azure's clients say in the URL, and what of it goes on. */
class AzurePathTest {

    private static final TargetModel TARGET = new TargetModel("house-gpt", null);

    private static Face face(String path) {
        return Dialects.found().clients().stream()
                .flatMap(client -> client.faces().stream())
                .filter(face -> face.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static ProviderDialect provider(String name, Map<String, String> options) {
        return Objects.requireNonNull(Dialects.found().byName().get(name)).with(options);
    }

    /** A limit that budgets set is put into the body; the path still names the model. */
    @Test
    void aLimitedCallKeepsItsModel() {
        ClientCall call =
                ClientCall.of(
                        face("/openai/deployments/{model}/chat/completions"),
                        "/openai/deployments/vendor%2Fgpt/chat/completions",
                        "{\"messages\":[]}".getBytes(UTF_8),
                        Set.of(),
                        GoldenMatrixTest.STAMP);

        ClientCall limited = call.limited(9);

        assertThat(call.model()).isEqualTo("vendor/gpt");
        assertThat(limited.model()).isEqualTo("vendor/gpt");
        assertThat(limited.longestAnswer()).isEqualTo(9);
    }

    @Test
    void theVersionOfTheApiIsTheOperators() {
        ClientCall call =
                ClientCall.relayed(
                        (RelayFace) face("/openai/v1/files"),
                        new RelayedRequest(
                                "GET",
                                "/openai/v1/files",
                                "limit=5&api-version=2023-01-01&after=a",
                                null,
                                new byte[0],
                                null),
                        "m",
                        GoldenMatrixTest.STAMP);

        assertThat(
                        List.of(
                                path(call, provider("openai", Map.of())),
                                path(call, provider("azure", Map.of())),
                                path(call, provider("azure", Map.of("api-version", "2024-10-21")))))
                .containsExactly(
                        "/files?limit=5&after=a",
                        "/openai/v1/files?limit=5&after=a",
                        "/openai/files?api-version=2024-10-21&limit=5&after=a");
    }

    private static String path(ClientCall call, ProviderDialect provider) {
        return Translation.of(call, provider, TARGET).outbound().path();
    }
}
