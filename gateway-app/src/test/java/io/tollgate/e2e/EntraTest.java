package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Azure OpenAI without a key: its token is Entra ID's. */
class EntraTest {

    private static final SSLSocketFactory USUAL = HttpsURLConnection.getDefaultSSLSocketFactory();

    /** Microsoft's library trusts whom the JVM trusts. */
    @BeforeAll
    static void trust() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("clouds", CloudStage.AUTHORITY.root().getCertificate());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    @AfterAll
    static void trustAsUsual() {
        HttpsURLConnection.setDefaultSSLSocketFactory(USUAL);
    }

    private static HttpResponse<byte[]> ask() {
        return PlainHttp.postTo(
                CloudStage.GATEWAY.url() + "/v1/chat/completions",
                PlainHttp.chat("on-azure-entra", false));
    }

    @Test
    void theGatewayBringsATokenAndKeepsIt() throws Exception {
        CloudStage.ENTRA.answers(
                Script.of("application/json", "{\"error\":\"invalid_client\"}").status(401));
        CloudStage.AZURE.answers(Script.of("application/json", "{\"choices\":[]}"));

        HttpResponse<byte[]> without = ask();

        assertThat(without.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(new String(without.body(), UTF_8))
                .contains("access token of Microsoft Entra ID for the application gateway")
                .doesNotContain("entra-secret-canary");
        assertThat(CloudStage.AZURE.count()).isZero();

        CloudStage.ENTRA.answers(
                Script.of(
                        "application/json",
                        "{\"access_token\":\"entra-token\",\"expires_in\":3600,"
                                + "\"token_type\":\"Bearer\"}"));
        Thread.sleep(2100);
        assertThat(ask().statusCode()).isEqualTo(200);
        assertThat(ask().statusCode()).isEqualTo(200);

        Received asked = CloudStage.ENTRA.received();
        assertThat(asked.path()).isEqualTo("/house/oauth2/v2.0/token");
        assertThat(asked.text()).contains("client_id=gateway", "client_secret=entra-secret-canary");
        assertThat(CloudStage.ENTRA.receivedMore()).as("asked once").isFalse();
        for (int i = 0; i < 2; i++) {
            assertThat(CloudStage.AZURE.received().headers())
                    .containsEntry("authorization", "Bearer entra-token")
                    .doesNotContainKey("api-key");
        }
    }
}
