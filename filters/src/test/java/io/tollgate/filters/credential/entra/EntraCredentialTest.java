package io.tollgate.filters.credential.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.OwnProcess;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.credential.SignedToken;
import io.tollgate.filters.credential.TokenServer;
import io.tollgate.filters.credential.TokenServer.Told;
import io.tollgate.filters.dialect.GatewayException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's tokens, from stand-ins that look closely at who asks for them. */
class EntraCredentialTest {

    private static final URI AZURE = URI.create("https://house.openai.azure.com");
    private static final Outgoing REQUEST = new Outgoing("POST", AZURE, null, new byte[0]);
    private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
    private static final Map<String, String> APPLICATION =
            Map.of("tenant-id", "house-tenant", "client-id", "gateway-app");

    private final TokenServer entra = new TokenServer();
    private final AtomicInteger given = new AtomicInteger();

    private record Answer(int statusCode, Map<String, List<String>> headers, String body)
            implements IHttpResponse {}

    @AfterEach
    void stop() {
        entra.close();
    }

    private void givesTokens(int seconds) {
        entra.answers(
                _ ->
                        new Told(
                                200,
                                """
                                {"access_token":"ey.%d","expires_in":%d,"expires_on":"%d","token_type":"Bearer",
                                 "resource":"https://cognitiveservices.azure.com"}
                                """
                                        .formatted(
                                                given.incrementAndGet(),
                                                seconds,
                                                Instant.now().getEpochSecond() + seconds)));
    }

    /** Microsoft's addresses are the same for everybody; here they are somewhere else. */
    private IHttpResponse atStandIn(HttpRequest request) throws Exception {
        var builder =
                java.net.http.HttpRequest.newBuilder(entra.url().resolve(request.url().getFile()))
                        .header("x-host", request.url().getHost())
                        .method(
                                request.httpMethod().name(),
                                request.body() == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(request.body()));
        if (request.headers() != null) {
            request.headers().forEach(builder::header);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(builder.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        }
    }

    private ProviderCredential open(Map<String, String> options) {
        return new EntraCredentialKind(this::atStandIn).open(options, AZURE);
    }

    private ProviderCredential open(String option, String value) {
        Map<String, String> options = new HashMap<>(APPLICATION);
        options.put(option, value);
        return open(options);
    }

    private static String token(ProviderCredential credential) throws Exception {
        credential.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return credential.headers(REQUEST).get("Authorization");
    }

    @Test
    void isFound() {
        assertThat(CredentialKinds.found().byName().get("entra"))
                .isInstanceOf(EntraCredentialKind.class);
    }

    @Test
    void anApplicationHasASecret() throws Exception {
        givesTokens(3600);

        ProviderCredential credential = open("client-secret", "s3cret");

        assertThat(entra.asked()).as("before anybody wants a token").isEmpty();
        assertThat(token(credential)).isEqualTo("Bearer ey.1");
        assertThat(token(credential)).as("kept").isEqualTo("Bearer ey.1");
        assertThat(entra.asked()).as("nobody is asked who Microsoft is").hasSize(1);
        var asked = entra.asked().getFirst();
        assertThat(asked.headers()).containsEntry("x-host", "login.microsoftonline.com");
        assertThat(asked.path()).isEqualTo("/house-tenant/oauth2/v2.0/token");
        assertThat(asked.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "gateway-app")
                .containsEntry("client_secret", "s3cret");
        assertThat(asked.form().get("scope")).contains(SCOPE);
    }

    @Test
    void anotherCloudHasAnotherAuthority() throws Exception {
        givesTokens(3600);
        Map<String, String> options = new HashMap<>(APPLICATION);
        options.put("client-secret", "s3cret");
        options.put("authority", "https://login.microsoftonline.us/");
        options.put("scope", "https://cognitiveservices.azure.us/.default");

        token(open(options));

        assertThat(entra.asked().getFirst().headers())
                .containsEntry("x-host", "login.microsoftonline.us");
        assertThat(entra.asked().getFirst().form().get("scope"))
                .contains("https://cognitiveservices.azure.us/.default");
    }

    @Test
    void aCertificateSignsForItsToken() throws Exception {
        givesTokens(3600);
        X509Bundle certificate =
                new CertificateBuilder()
                        .rsa2048()
                        .subject("CN=gateway")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();

        token(
                open(
                        "client-certificate",
                        certificate.getPrivateKeyPEM() + certificate.getCertificatePEM()));

        SignedToken assertion =
                SignedToken.verified(
                        entra.asked().getFirst().form().get("client_assertion"),
                        certificate.getCertificate().getPublicKey());
        assertThat(assertion.claims().path("iss").stringValue()).isEqualTo("gateway-app");
        assertThat(assertion.claims().path("sub").stringValue()).isEqualTo("gateway-app");
        assertThat(assertion.claims().path("aud").stringValue())
                .isEqualTo("https://login.microsoftonline.com/house-tenant/oauth2/v2.0/token");
    }

    /** The cluster writes a new token into the file from time to time. */
    @Test
    void aWorkloadBringsTheTokenOfItsCluster(@TempDir Path folder) throws Exception {
        givesTokens(2);
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        ProviderCredential credential = open("federated-token-file", file.toString());
        assertThat(token(credential)).isEqualTo("Bearer ey.1");
        assertThat(entra.asked().getFirst().form())
                .containsEntry("client_assertion", "first")
                .containsEntry(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        Files.writeString(file, "second\n");
        Instant patience = Instant.now().plus(Duration.ofSeconds(8));

        while (token(credential).equals("Bearer ey.1")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(20);
        }

        assertThat(entra.asked().getLast().form()).containsEntry("client_assertion", "second");
    }

    @Test
    void withoutAProofTheMachineIsAsked() throws Exception {
        givesTokens(3600);

        assertThat(token(open(Map.of("client-id", "assigned")))).isEqualTo("Bearer ey.1");

        var asked = entra.asked().getLast();
        assertThat(asked.headers())
                .containsEntry("x-host", "169.254.169.254")
                .containsEntry("Metadata", "true");
        assertThat(asked.path()).isEqualTo("/metadata/identity/oauth2/token");
        assertThat(asked.query())
                .containsEntry("resource", "https://cognitiveservices.azure.com")
                .containsEntry("client_id", "assigned");
    }

    /** App Service and Container Apps say in the environment where to ask. */
    @Test
    void theEnvironmentSaysWhereTheMachineIsAsked(@TempDir Path home) throws Exception {
        givesTokens(3600);

        String said =
                OwnProcess.headers(
                        "entra",
                        Map.of(
                                "IDENTITY_ENDPOINT",
                                entra.url() + "/msi/token",
                                "IDENTITY_HEADER",
                                "only-from-here"),
                        home);

        assertThat(said).contains("Authorization=Bearer ey.1");
        assertThat(entra.asked().getLast().path()).isEqualTo("/msi/token");
        assertThat(entra.asked().getLast().headers())
                .containsEntry("X-IDENTITY-HEADER", "only-from-here");
        assertThat(entra.asked().getLast().query())
                .containsEntry("resource", "https://cognitiveservices.azure.com");
    }

    @Test
    void whatIsRefusedSaysWhoseItWasAndWhatToDo() {
        entra.answers(
                _ ->
                        new Told(
                                401,
                                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222:"
                                        + " expired\"}"));
        ProviderCredential credential = open("client-secret", "s3cret");

        assertThatThrownBy(() -> token(credential))
                .cause()
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("the application gateway-app")
                .cause()
                .hasMessageContaining("has not expired")
                .cause()
                .hasMessageContaining("AADSTS7000222");
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        refused(Map.of("client-secret", "s", "client-id", "c"), "tenant-id");
        refused(Map.of("client-secret", "s", "tenant-id", "t"), "client-id");
        refused(Map.of("tenant-id", "t"), "the machine's own identity");
        refused(Map.of("client-secret", "s", "client-certificate", "c"), "one of them");
        Map<String, String> options = new HashMap<>(APPLICATION);
        options.put("client-certificate", "-----BEGIN CERTIFICATE-----");
        refused(options, "PKCS #8");
        options = new HashMap<>(APPLICATION);
        options.put("client-secret", "s");
        options.put("authority", "http://login.example");
        refused(options, "https");
    }

    private void refused(Map<String, String> options, String why) {
        assertThatThrownBy(() -> open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
