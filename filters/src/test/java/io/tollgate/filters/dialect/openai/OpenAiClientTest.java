package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.dialect.Lookup.Question;
import io.tollgate.filters.dialect.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiClientTest {

    private static final RequestHeaders PLAIN = name -> null;
    private static final RequestHeaders ANTHROPIC =
            name -> name.equals("anthropic-version") ? "2023-06-01" : null;
    private static final List<ModelCard> CARDS =
            List.of(
                    new ModelCard("gpt-4.1", "openai", Instant.ofEpochSecond(1686935002)),
                    new ModelCard("demo/echo", "demo", Instant.EPOCH));
    private static final String GPT =
            "{\"id\":\"gpt-4.1\",\"object\":\"model\",\"created\":1686935002,\"owned_by\":\"openai\"}";
    private static final String ECHO =
            "{\"id\":\"demo/echo\",\"object\":\"model\",\"created\":0,\"owned_by\":\"demo\"}";

    private final OpenAiClient client = new OpenAiClient();

    @Test
    void isAddressedUnderV1UnlessByAnthropicsClients() {
        assertThat(client.addressed("/v1/nothing", PLAIN)).isTrue();
        assertThat(client.addressed("/v1/nothing", ANTHROPIC)).isFalse();
        assertThat(client.addressed("/api/chat", PLAIN)).isFalse();
    }

    @Test
    void listsModels() {
        assertThat(answer("/v1/models"))
                .isEqualTo("{\"object\":\"list\",\"data\":[" + GPT + "," + ECHO + "]}");
    }

    @Test
    void findsAModelWithASlashInItsName() {
        assertThat(answer("/v1/models/demo/echo")).isEqualTo(ECHO);
    }

    @Test
    void knowsNoUndeclaredModel() {
        assertThatThrownBy(() -> answer("/v1/models/demo"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.MODEL_NOT_FOUND));
    }

    @Test
    void leavesAnthropicsQuestionsAlone() {
        assertThat(client.lookups())
                .noneMatch(lookup -> lookup.matches("/v1/models", ANTHROPIC))
                .noneMatch(lookup -> lookup.matches("/v1/models/a", ANTHROPIC))
                .noneMatch(lookup -> lookup.matches("/v1/models/", PLAIN));
    }

    private String answer(String path) {
        Lookup lookup =
                client.lookups().stream()
                        .filter(one -> one.matches(path, PLAIN))
                        .findFirst()
                        .orElseThrow();
        return new String(
                lookup.answer(new Question(path, new byte[0], CARDS)).body(),
                StandardCharsets.UTF_8);
    }
}
