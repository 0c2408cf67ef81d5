package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private static final String ISSUER = "https://login.example/realm";

    @Test
    void theDocumentIsBelowTheIssuer() {
        assertThat(Endpoints.document(ISSUER + "/"))
                .hasToString(ISSUER + "/.well-known/openid-configuration");
    }

    @Test
    void readsWhereThingsAre() {
        Endpoints endpoints =
                parse(
                        """
                        { "issuer": "https://login.example/realm",
                          "jwks_uri": "https://login.example/keys",
                          "token_endpoint": "https://login.example/token" }""");

        assertThat(endpoints.keys()).hasToString("https://login.example/keys");
        assertThat(endpoints.token()).hasToString("https://login.example/token");
        assertThat(endpoints.authorization()).isNull();
        assertThat(endpoints.endSession()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{ \"issuer\": \"https://login.example/realm\" }",
                "{ \"issuer\": \"https://other.example\", \"jwks_uri\": \"https://login.example/k\" }",
                "{ \"issuer\": \"https://login.example/realm\", \"jwks_uri\": \"http://login.example/k\" }",
                "{ \"issuer\": \"https://login.example/realm\", \"jwks_uri\": \"http://127.0.0.1/k\" }",
                "{ \"issuer\": \"https://login.example/realm\", \"jwks_uri\": \"file:///etc/passwd\" }"
            })
    void whatCannotBeTrustedIsNotTaken(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json));
    }

    private static Endpoints parse(String json) {
        return Endpoints.parse(json, ISSUER, Instant.EPOCH);
    }
}
