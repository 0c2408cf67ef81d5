package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.ModelCard;
import io.tollgate.filters.dialect.Lookup.Question;
import io.tollgate.filters.dialect.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests are Google's, and its questions about models. */
class GeminiClientTest {

    private static final RequestHeaders NONE = _ -> null;
    private static final RequestHeaders KEY = name -> name.equals("x-goog-api-key") ? "k" : null;
    private static final List<ModelCard> CARDS =
            List.of(new ModelCard("house/gpt", "openai", Instant.EPOCH));

    private final GeminiClient client = new GeminiClient();

    @ParameterizedTest
    @CsvSource({
        "/v1beta/no-such-thing, false, true",
        "/v1alpha/models, false, true",
        "/v1/models/house/gpt:generateContent, false, true",
        "/v1/models/house/gpt:batchEmbedContents, false, true",
        "/v1/models/house/gpt, false, false",
        "/v1/models/house/gpt, true, true",
        "/v1/chat/completions, false, false",
        "/api/tags, true, false"
    })
    void itsVersionsVerbsAndKeyAreItsOwn(String path, boolean key, boolean addressed) {
        assertThat(client.addressed(path, key ? KEY : NONE)).isEqualTo(addressed);
    }

    private Lookup lookup(String path, RequestHeaders headers) {
        return client.lookups().stream()
                .filter(lookup -> lookup.matches(path, headers))
                .findFirst()
                .orElse(null);
    }

    private static String answer(Lookup lookup, String path) {
        return new String(
                lookup.answer(new Question(path, new byte[0], CARDS)).body(),
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"/v1beta/models, false", "/v1/models, true", "/v1alpha/models, true"})
    void modelsAreListed(String path, boolean key) {
        Lookup lookup = lookup(path, key ? KEY : NONE);

        assertThat(answer(lookup, path))
                .startsWith("{\"models\":[{\"name\":\"models/house/gpt\",")
                .contains("\"generateContent\"");
    }

    @Test
    void openAisListIsOpenAis() {
        assertThat(lookup("/v1/models", NONE)).isNull();
        assertThat(lookup("/v1/models/house/gpt", NONE)).isNull();
    }

    @Test
    void oneModelIsFoundOrNot() {
        Lookup lookup = lookup("/v1beta/models/house/gpt", NONE);

        assertThat(answer(lookup, "/v1beta/models/house/gpt"))
                .startsWith("{\"name\":\"models/house/gpt\"");
        assertThatThrownBy(() -> answer(lookup, "/v1beta/models/nobody"))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("models/nobody");
    }
}
