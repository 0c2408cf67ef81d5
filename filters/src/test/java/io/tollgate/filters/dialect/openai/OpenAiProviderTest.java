package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiProviderTest {

    private final OpenAiProvider provider = new OpenAiProvider();

    @Test
    void carriesTheKeyWhereThereIsOne() {
        assertThat(provider.headers("sk-1")).isEqualTo(Map.of("Authorization", "Bearer sk-1"));
        assertThat(provider.headers(null)).isEmpty();
    }

    @Test
    void servesBothFacesBelowItsBaseUrl() {
        assertThat(provider.passthroughPath(OpenAiFaces.CHAT, "m")).isEqualTo("/chat/completions");
        assertThat(provider.passthroughPath(OpenAiFaces.COMPLETIONS, "m"))
                .isEqualTo("/completions");
    }

    @Test
    void readsItsModels() {
        assertThat(models("{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b/c\"}]}"))
                .containsExactly("a", "b/c");
        assertThatThrownBy(() -> models("{\"data\":[{}]}")).isInstanceOf(MalformedInput.class);
    }

    private Iterable<String> models(String body) {
        return provider.readModels(body.getBytes(StandardCharsets.UTF_8));
    }
}
