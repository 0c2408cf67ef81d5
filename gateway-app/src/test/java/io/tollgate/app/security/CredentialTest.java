package io.tollgate.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.Dialects;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** A key is found where SDKs put it, and goes no further where it stood in the URL. */
class CredentialTest {

    private static final KeyPlaces PLACES = KeyPlaces.of(Dialects.found());

    private static Credential of(MockServerHttpRequest.BaseBuilder<?> request) {
        return Credential.of(MockServerWebExchange.from(request), PLACES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "X-Api-Key", "api-key", "x-goog-api-key"})
    void headersOfSdks(String name) {
        assertThat(of(MockServerHttpRequest.post("/x").header(name, " tg_sk_1 ")).text())
                .isEqualTo("tg_sk_1");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/files?key=tg_sk_1, /v1/files",
        "/v1/files?limit=2&key=tg_sk_1&after=a%20b%26c, /v1/files?limit=2&after=a%20b%26c",
        "/v1beta/models/a%2Fb:generateContent?key=tg_sk_1&alt=sse, /v1beta/models/a%2Fb:generateContent?alt=sse",
        "/v1/files?a=[1]&%6Bey=tg_sk_1&keys=2&b, /v1/files?a=[1]&keys=2&b",
        "/key/tg_sk_1/api/chat, /api/chat",
    })
    void theUrlThatGoesOnHasNone(String asked, String left) {
        Credential found = of(MockServerHttpRequest.method(HttpMethod.GET, URI.create(asked)));
        assertThat(found.text()).isEqualTo("tg_sk_1");
        assertThat(found.exchange().getRequest().getURI().toString()).endsWith(left);
        assertThat(found.exchange().getRequest().getQueryParams()).doesNotContainKey("key");
        assertThat(found.toString()).doesNotContain("tg_sk_1");
    }

    @Test
    void nobodyComesWithout() {
        Credential found = of(MockServerHttpRequest.get("/v1/models?limit=2"));
        assertThat(found.text()).isNull();
        assertThat(found.exchange().getRequest().getURI()).hasToString("/v1/models?limit=2");
    }
}
