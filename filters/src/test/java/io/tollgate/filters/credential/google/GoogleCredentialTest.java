package io.tollgate.filters.credential.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.javanet.NetHttpTransport;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.OwnProcess;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.credential.SignedToken;
import io.tollgate.filters.credential.TokenServer;
import io.tollgate.filters.credential.TokenServer.Told;
import io.tollgate.filters.dialect.GatewayException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's tokens, from stand-ins that look closely at who asks for them. */
class GoogleCredentialTest {

    private static final URI VERTEX = URI.create("https://europe-west1-aiplatform.googleapis.com");
    private static final Outgoing REQUEST = new Outgoing("POST", VERTEX, null, new byte[0]);
    private static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

    private static KeyPair keys;

    private final TokenServer google = new TokenServer();
    private final AtomicInteger given = new AtomicInteger();

    @BeforeAll
    static void makeKeys() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private String serviceAccount() {
        String key =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                        .replace("\n", "\\n");
        return """
        {"type":"service_account","project_id":"p","private_key_id":"k1","client_id":"1",
         "client_email":"gateway@p.iam.gserviceaccount.com","token_uri":"%s/token",
         "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
                .formatted(google.url(), key);
    }

    private void givesTokens(int seconds) {
        google.answers(
                _ ->
                        new Told(
                                200,
                                """
                                {"access_token":"ya29.%d","expires_in":%d,"token_type":"Bearer",
                                 "issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}
                                """
                                        .formatted(given.incrementAndGet(), seconds)));
    }

    private ProviderCredential open(Map<String, String> options) {
        return new GoogleCredentialKind(
                        () ->
                                new NetHttpTransport.Builder()
                                        .setConnectionFactory(this::atStandIn)
                                        .build())
                .open(options, VERTEX);
    }

    /** The metadata server has one address everywhere; here it is somewhere else. */
    private HttpURLConnection atStandIn(URL url) throws IOException {
        URL there =
                url.getHost().equals("127.0.0.1")
                        ? url
                        : google.url().resolve(url.getFile()).toURL();
        return (HttpURLConnection) there.openConnection();
    }

    private static String token(ProviderCredential credential) throws Exception {
        credential.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return credential.headers(REQUEST).get("Authorization");
    }

    @Test
    void isFound() {
        assertThat(CredentialKinds.found().byName().get("google"))
                .isInstanceOf(GoogleCredentialKind.class);
    }

    @Test
    void aServiceAccountSignsForItsToken() throws Exception {
        givesTokens(3600);

        ProviderCredential credential = open(Map.of("credentials", serviceAccount()));

        assertThat(google.asked()).as("before anybody wants one").isEmpty();
        assertThat(token(credential)).isEqualTo("Bearer ya29.1");
        assertThat(token(credential)).as("kept").isEqualTo("Bearer ya29.1");
        var asked = google.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/token");
        assertThat(asked.form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        SignedToken assertion =
                SignedToken.verified(asked.form().get("assertion"), keys.getPublic());
        assertThat(assertion.header().path("kid").stringValue()).isEqualTo("k1");
        assertThat(assertion.claims().path("iss").stringValue())
                .isEqualTo("gateway@p.iam.gserviceaccount.com");
        assertThat(assertion.claims().path("aud").stringValue())
                .isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(assertion.claims().path("scope").stringValue()).isEqualTo(CLOUD_PLATFORM);
        assertThat(Instant.ofEpochSecond(assertion.claims().path("exp").longValue()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(50)),
                        Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void asksForOtherScopesAndAnotherProjectsQuota() throws Exception {
        givesTokens(3600);
        ProviderCredential credential =
                open(
                        Map.of(
                                "credentials",
                                serviceAccount(),
                                "scopes",
                                "https://a.example, https://b.example",
                                "quota-project",
                                "payer"));

        token(credential);

        assertThat(
                        SignedToken.verified(
                                        google.asked().getFirst().form().get("assertion"),
                                        keys.getPublic())
                                .claims()
                                .path("scope")
                                .stringValue())
                .isEqualTo("https://a.example https://b.example");
        assertThat(credential.headers(REQUEST)).containsEntry("x-goog-user-project", "payer");
    }

    /** A cloud of Google's that stands alone takes what the account itself signs. */
    @Test
    void inAnotherUniverseNobodyElseIsAsked() throws Exception {
        ProviderCredential credential =
                open(
                        Map.of(
                                "credentials",
                                serviceAccount()
                                        .replace(
                                                "\"project_id\"",
                                                "\"universe_domain\":\"alone.example\",\"project_id\"")));

        SignedToken token =
                SignedToken.verified(
                        token(credential).substring("Bearer ".length()), keys.getPublic());

        assertThat(token.claims().path("sub").stringValue())
                .isEqualTo("gateway@p.iam.gserviceaccount.com");
        assertThat(token.claims().path("scope").stringValue()).isEqualTo(CLOUD_PLATFORM);
        assertThat(google.asked()).isEmpty();
    }

    /** It is new before the old one ends: whoever asks meanwhile gets the old one. */
    @Test
    void isFetchedAheadOfItsEnd() throws Exception {
        givesTokens(3);
        ProviderCredential credential = open(Map.of("credentials", serviceAccount()));
        assertThat(token(credential)).isEqualTo("Bearer ya29.1");
        Instant patience = Instant.now().plus(Duration.ofSeconds(8));

        while (token(credential).equals("Bearer ya29.1")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(20);
        }

        assertThat(given.get()).isEqualTo(2);
    }

    @Test
    void aWorkloadBringsTheTokenOfItsCluster(@TempDir Path folder) throws Exception {
        givesTokens(3600);
        Path file = Files.writeString(folder.resolve("token"), "the-clusters-token");
        ProviderCredential credential =
                open(
                        Map.of(
                                "credentials",
                                """
                                {"type":"external_account","token_url":"https://sts.googleapis.com/v1/token",
                                 "audience":"//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/w/providers/k",
                                 "subject_token_type":"urn:ietf:params:oauth:token-type:jwt",
                                 "credential_source":{"file":"%s"}}
                                """
                                        .formatted(file)));

        assertThat(token(credential)).isEqualTo("Bearer ya29.1");

        assertThat(google.asked().getFirst().path()).isEqualTo("/v1/token");
        assertThat(google.asked().getFirst().form())
                .containsEntry("subject_token", "the-clusters-token")
                .containsEntry("scope", CLOUD_PLATFORM)
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    }

    /** The machine's own account, as all of Google's tools find it. */
    @Test
    void withoutCredentialsTheMetadataServerIsAsked(@TempDir Path home) throws Exception {
        givesTokens(3600);

        String said =
                OwnProcess.headers(
                        "google", Map.of("GCE_METADATA_HOST", google.url().getAuthority()), home);

        assertThat(said).contains("Authorization=Bearer ya29.");
        var asked = google.asked().getLast();
        assertThat(asked.path())
                .isEqualTo("/computeMetadata/v1/instance/service-accounts/default/token");
        assertThat(asked.query()).containsEntry("scopes", CLOUD_PLATFORM);
        assertThat(asked.headers()).containsEntry("Metadata-Flavor", "Google");
    }

    @Test
    void whatIsRefusedSaysWhoseItWasAndWhatToDo() {
        google.answers(
                _ -> new Told(400, "{\"error\":\"invalid_grant\",\"error_description\":\"gone\"}"));
        ProviderCredential credential = open(Map.of("credentials", serviceAccount()));

        assertThatThrownBy(() -> token(credential))
                .cause()
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("the service account gateway@p.iam.gserviceaccount.com")
                .cause()
                .hasMessageContaining("clock")
                .cause()
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void whatIsNoJsonOfGooglesIsRefusedAtOnce() {
        assertThatThrownBy(() -> open(Map.of("credentials", "/secrets/sa.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:/PATH");
        assertThatThrownBy(() -> open(Map.of("credentials", "{\"type\":\"service_account\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gave out");
        assertThatThrownBy(() -> open(Map.of("credentials", "{\"type\":\"none\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gave out");
    }
}
