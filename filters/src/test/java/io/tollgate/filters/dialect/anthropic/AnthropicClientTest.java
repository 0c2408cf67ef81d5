package io.tollgate.filters.dialect.anthropic;

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

class AnthropicClientTest {

    private static final RequestHeaders PLAIN = name -> null;
    private static final RequestHeaders VERSIONED =
            name -> name.equals("anthropic-version") ? "2023-06-01" : null;

    private static final List<ModelCard> CARDS =
            List.of(
                    new ModelCard("claude", "anthropic", Instant.parse("2026-01-02T03:04:05.6Z")),
                    new ModelCard("demo/echo", "demo", Instant.EPOCH));

    private static final String CLAUDE =
            "{\"type\":\"model\",\"id\":\"claude\",\"display_name\":\"claude\","
                    + "\"created_at\":\"2026-01-02T03:04:05Z\"}";
    private static final String ECHO =
            "{\"type\":\"model\",\"id\":\"demo/echo\",\"display_name\":\"demo/echo\","
                    + "\"created_at\":\"1970-01-01T00:00:00Z\"}";

    private final AnthropicClient client = new AnthropicClient();

    @Test
    void isAddressedUnderMessagesAndByItsVersion() {
        assertThat(client.addressed("/v1/messages", PLAIN)).isTrue();
        assertThat(client.addressed("/v1/messages/count_tokens", PLAIN)).isTrue();
        assertThat(client.addressed("/v1/messages2", PLAIN)).isFalse();
        assertThat(client.addressed("/v1/models", PLAIN)).isFalse();
        assertThat(client.addressed("/v1/models", VERSIONED)).isTrue();
        assertThat(client.addressed("/api/chat", VERSIONED)).isFalse();
    }

    @Test
    void listsModels() {
        assertThat(answer("/v1/models", CARDS))
                .isEqualTo(
                        "{\"data\":["
                                + CLAUDE
                                + ","
                                + ECHO
                                + "],\"has_more\":false,\"first_id\":\"claude\","
                                + "\"last_id\":\"demo/echo\"}");
        assertThat(answer("/v1/models", List.of()))
                .isEqualTo("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }

    @Test
    void findsAModelWithASlashInItsName() {
        assertThat(answer("/v1/models/demo/echo", CARDS)).isEqualTo(ECHO);
    }

    @Test
    void knowsNoUndeclaredModel() {
        assertThatThrownBy(() -> answer("/v1/models/demo", CARDS))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(Kind.MODEL_NOT_FOUND));
    }

    @Test
    void leavesOpenAisQuestionsAlone() {
        assertThat(client.lookups())
                .noneMatch(lookup -> lookup.matches("/v1/models", PLAIN))
                .noneMatch(lookup -> lookup.matches("/v1/models/a", PLAIN))
                .noneMatch(lookup -> lookup.matches("/v1/models/", VERSIONED));
    }

    private String answer(String path, List<ModelCard> cards) {
        Lookup lookup =
                client.lookups().stream()
                        .filter(one -> one.matches(path, VERSIONED))
                        .findFirst()
                        .orElseThrow();
        return new String(
                lookup.answer(new Question(path, new byte[0], cards)).body(),
                StandardCharsets.UTF_8);
    }
}
