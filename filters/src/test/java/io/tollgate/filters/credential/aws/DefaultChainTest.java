package io.tollgate.filters.credential.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.dialect.GatewayException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing is written out, AWS's chain finds the keys: in a container, as a web identity. */
class DefaultChainTest {

    private static final Map<String, String> NOTHING = Map.of("region", "us-east-1");

    private static Outgoing to(StandIn server) {
        return new Outgoing(
                "POST", server.at("/model/m/converse"), "application/json", new byte[9]);
    }

    /** Each fetch gives other keys, which hold for a few seconds. */
    private static String keys(int number, int seconds) {
        return "{\"AccessKeyId\":\"ASIA%d\",\"SecretAccessKey\":\"secret%d\",\"Token\":\"t%d\",\"Expiration\":\"%s\"}"
                .formatted(number, number, number, Instant.now().plusSeconds(seconds));
    }

    @Test
    void asksTheContainerAndAsksAgainBeforeTheKeysEnd() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        try (StandIn server = new StandIn(_ -> "{}");
                StandIn container = new StandIn(_ -> keys(fetched.incrementAndGet(), 3));
                Properties _ =
                        new Properties(
                                "aws.containerCredentialsFullUri",
                                container.at("/keys").toString(),
                                "aws.containerAuthorizationToken",
                                "let-me")) {
            ProviderCredential credential = AwsCredentialTest.open(NOTHING, server.at(""));
            SignatureCheck first = AwsCredentialTest.sent(server, credential, to(server));
            assertThat(first.isBy("ASIA1", "secret1", "us-east-1", "bedrock")).isTrue();
            assertThat(container.asked().getFirst().headers())
                    .containsEntry("Authorization", "let-me");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (fetched.get() < 2 && System.nanoTime() < end) {
                Thread.sleep(200);
                credential.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            Thread.sleep(300);
            int now = fetched.get();
            assertThat(now).isBetween(2, 4);
            SignatureCheck later = AwsCredentialTest.sent(server, credential, to(server));
            assertThat(later.headers().get("Authorization")).doesNotContain("ASIA1/");
        }
    }

    @Test
    void takesOnTheRoleOfAWebIdentity(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.web.token");
        try (StandIn server = new StandIn(_ -> "{}");
                StandIn sts =
                        new StandIn(
                                _ -> Sts.assumed("AssumeRoleWithWebIdentity", "ASIAWEB", "web"));
                Properties _ =
                        new Properties(
                                "aws.endpointUrlSts",
                                sts.at("").toString(),
                                "aws.webIdentityTokenFile",
                                token.toString(),
                                "aws.roleArn",
                                "arn:aws:iam::123456789012:role/pods",
                                "aws.region",
                                "us-east-1")) {
            ProviderCredential credential = AwsCredentialTest.open(NOTHING, server.at(""));
            SignatureCheck sent = AwsCredentialTest.sent(server, credential, to(server));
            assertThat(sent.isBy("ASIAWEB", "web", "us-east-1", "bedrock")).isTrue();
            assertThat(new String(sts.asked().getFirst().body(), UTF_8))
                    .contains("Action=AssumeRoleWithWebIdentity")
                    .contains("WebIdentityToken=a.web.token")
                    .contains("role%2Fpods");
        }
    }

    @Test
    void findsTheRegionWhereNobodySaysIt() throws Exception {
        try (StandIn server = new StandIn(_ -> "{}");
                Properties _ = new Properties("aws.region", "eu-north-1")) {
            ProviderCredential credential =
                    AwsCredentialTest.open(
                            Map.of("access-key-id", "AKID", "secret-access-key", "s"),
                            server.at(""));
            SignatureCheck sent = AwsCredentialTest.sent(server, credential, to(server));
            assertThat(sent.isBy("AKID", "s", "eu-north-1", "bedrock")).isTrue();
        }
    }

    @Test
    void readsAProfile(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("credentials"),
                        "[models]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = ps\n");
        try (StandIn server = new StandIn(_ -> "{}");
                Properties _ = new Properties("aws.sharedCredentialsFile", file.toString())) {
            ProviderCredential credential =
                    AwsCredentialTest.open(
                            Map.of("region", "us-east-1", "profile", "models"), server.at(""));
            SignatureCheck sent = AwsCredentialTest.sent(server, credential, to(server));
            assertThat(sent.isBy("AKIDPROFILE", "ps", "us-east-1", "bedrock")).isTrue();
        }
    }

    @Test
    void saysThatThereAreNone(@TempDir Path folder) {
        try (Properties _ =
                new Properties(
                        "aws.disableEc2Metadata", "true",
                        "aws.sharedCredentialsFile", folder.resolve("none").toString(),
                        "aws.configFile", folder.resolve("none").toString())) {
            ProviderCredential credential =
                    AwsCredentialTest.open(NOTHING, URI.create("https://example.org"));
            assertThatThrownBy(
                            () ->
                                    credential
                                            .ready()
                                            .toCompletableFuture()
                                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(GatewayException.class)
                    .hasMessage("The gateway has no credentials for AWS.");
        }
    }
}
