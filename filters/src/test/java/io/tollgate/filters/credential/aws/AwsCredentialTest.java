package io.tollgate.filters.credential.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are signed so that whoever follows the specification finds the signature right. */
class AwsCredentialTest {

    private static final String ID = "AKIDEXAMPLE";
    private static final String SECRET = "secret/of+nobody";
    private static final byte[] BODY = "{\"messages\":[\"Grüße\"]}".getBytes(UTF_8);

    private static final Map<String, String> KEYS =
            Map.of("access-key-id", ID, "secret-access-key", SECRET, "region", "eu-central-1");

    static ProviderCredential open(Map<String, String> options, URI baseUrl) {
        return CredentialKinds.found().byName().get("aws").open(options, baseUrl);
    }

    /** Sends the request, signed, as far as to a server. */
    static SignatureCheck sent(StandIn server, ProviderCredential credential, Outgoing request)
            throws Exception {
        credential.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        HttpRequest.Builder http =
                HttpRequest.newBuilder(request.url())
                        .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        if (request.contentType() != null) {
            http.header("Content-Type", request.contentType());
        }
        credential.headers(request).forEach(http::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(http.build(), BodyHandlers.discarding());
        }
        return server.asked().getLast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/model/amazon.nova-pro-v1:0/converse",
                "/model/anthropic.claude-v2%3A1/converse-stream",
                "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A12%3Ainference-profile%2Fus.a%20b/invoke",
                "/async-invoke?maxResults=1",
                "/"
            })
    void signsWhatGoesOverTheWire(String path) throws Exception {
        try (StandIn server = new StandIn(_ -> "{}")) {
            Outgoing request = new Outgoing("POST", server.at(path), "application/json", BODY);
            SignatureCheck sent = sent(server, open(KEYS, server.at("")), request);
            assertThat(sent.isBy(ID, SECRET, "eu-central-1", "bedrock")).isTrue();
            assertThat(sent.isBy(ID, "another", "eu-central-1", "bedrock")).isFalse();
            SignatureCheck changed =
                    new SignatureCheck(sent.method(), sent.target(), sent.headers(), new byte[0]);
            assertThat(changed.isBy(ID, SECRET, "eu-central-1", "bedrock")).isFalse();
        }
    }

    @Test
    void signsRequestsWithoutABody() throws Exception {
        try (StandIn server = new StandIn(_ -> "{}")) {
            URI url = server.at("/async-invoke?maxResults=1&after=%2Fb%3D");
            Outgoing request = new Outgoing("GET", url, null, new byte[0]);
            SignatureCheck sent = sent(server, open(KEYS, server.at("")), request);
            assertThat(sent.isBy(ID, SECRET, "eu-central-1", "bedrock")).isTrue();
        }
    }

    @Test
    void sendsAndSignsTheSessionsToken() throws Exception {
        try (StandIn server = new StandIn(_ -> "{}")) {
            Map<String, String> keys =
                    Map.of(
                            "access-key-id", ID,
                            "secret-access-key", SECRET,
                            "session-token", "a-token",
                            "region", "us-east-1",
                            "service", "other");
            Outgoing request = new Outgoing("POST", server.at("/x"), null, BODY);
            SignatureCheck sent = sent(server, open(keys, server.at("")), request);
            assertThat(sent.headers()).containsEntry("X-Amz-Security-Token", "a-token");
            assertThat(sent.isBy(ID, SECRET, "us-east-1", "other")).isTrue();
        }
    }

    /** The role's owner asks for an id, and gives keys for a while. */
    @Test
    void takesARoleOn() throws Exception {
        try (StandIn server = new StandIn(_ -> "{}");
                StandIn sts =
                        new StandIn(_ -> Sts.assumed("AssumeRole", "ASIAROLE", "role-secret"));
                Properties _ = new Properties("aws.endpointUrlSts", sts.at("").toString())) {
            Map<String, String> options = new HashMap<>(KEYS);
            options.put("role-arn", "arn:aws:iam::123456789012:role/models");
            options.put("external-id", "ours");
            Outgoing request = new Outgoing("POST", server.at("/x"), null, BODY);
            SignatureCheck sent = sent(server, open(options, server.at("")), request);
            assertThat(sent.isBy("ASIAROLE", "role-secret", "eu-central-1", "bedrock")).isTrue();
            assertThat(sent.headers()).containsEntry("X-Amz-Security-Token", "role-token");
            SignatureCheck asked = sts.asked().getLast();
            assertThat(asked.isBy(ID, SECRET, "eu-central-1", "sts")).isTrue();
            assertThat(new String(asked.body(), UTF_8))
                    .contains("Action=AssumeRole&")
                    .contains("ExternalId=ours")
                    .contains("RoleSessionName=tollgate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bedrock-runtime.ap-southeast-2.amazonaws.com",
                "https://bedrock-runtime-fips.ap-southeast-2.amazonaws.com",
                "https://vpce-0a-1b.bedrock-runtime.ap-southeast-2.vpce.amazonaws.com"
            })
    void findsTheRegionInTheHost(String url) throws Exception {
        ProviderCredential credential =
                open(Map.of("access-key-id", ID, "secret-access-key", SECRET), URI.create(url));
        credential.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Outgoing request = new Outgoing("POST", URI.create(url + "/x"), null, BODY);
        assertThat(credential.headers(request).get("Authorization"))
                .contains("/ap-southeast-2/bedrock/aws4_request");
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        URI url = URI.create("https://example.org");
        assertThatThrownBy(() -> open(Map.of("access-key-id", ID), url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys are both access-key-id and secret-access-key");
        assertThatThrownBy(() -> open(Map.of("session-token", "x"), url))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(Map.of("external-id", "x"), url))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                open(
                                        Map.of(
                                                "access-key-id", ID,
                                                "secret-access-key", SECRET,
                                                "profile", "p"),
                                        url))
                .hasMessage("say either profile or access-key-id");
    }

    @Test
    void showsNoSecret() {
        AwsOptions options = AwsOptions.of(KEYS, URI.create("https://example.org"));
        assertThat(options.toString()).doesNotContain(SECRET);
    }
}
