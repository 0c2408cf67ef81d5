package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.cohere.com, /v2/chat, https://api.cohere.com/v2/chat",
        "https://api.cohere.com/v2, /v2/chat, https://api.cohere.com/v2/chat",
        "http://127.0.0.1:8000/v1, /v2/rerank, http://127.0.0.1:8000/v2/rerank",
        "http://127.0.0.1:8000/v1, /v1/rerank, http://127.0.0.1:8000/v1/rerank",
        "http://127.0.0.1:8000/v1, /chat/completions, http://127.0.0.1:8000/v1/chat/completions",
        "https://here.example/of/v1beta, /models, https://here.example/of/v1beta/models",
        "https://here.example/v1beta, /v1/models, https://here.example/v1beta/v1/models"
    })
    void ofTwoVersionsThePathsIsMeant(URI baseUrl, String path, URI url) {
        assertThat(UpstreamUrl.join(baseUrl, path)).isEqualTo(url);
    }
}
