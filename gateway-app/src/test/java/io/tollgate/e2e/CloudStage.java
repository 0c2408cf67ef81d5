package io.tollgate.e2e;

import io.netty.handler.ssl.SslContextBuilder;
import io.tollgate.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Stand-ins for Azure and Google, for those who give out their tokens, and a gateway over them. */
final class CloudStage {

    static final Authority AUTHORITY = new Authority("clouds");
    static final StubProvider AZURE = new StubProvider();
    static final StubProvider VERTEX = new StubProvider();
    static final StubProvider GOOGLE = new StubProvider();
    static final StubProvider ENTRA = secure();
    static final KeyPair SERVICE_ACCOUNT = keys();
    static final RunningGateway GATEWAY = start();

    private CloudStage() {}

    private static StubProvider secure() {
        try {
            GenericSslContextSpec<SslContextBuilder> context =
                    Http11SslContextSpec.forServer(AUTHORITY.issue("login").toKeyManagerFactory());
            return new StubProvider(server -> server.secure(ssl -> ssl.sslContext(context)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** It asks for tokens at once. */
    private static RunningGateway start() {
        GOOGLE.answers(StubProvider.Script.of("application/json", VertexTest.TOKEN));
        try {
            Path file = Files.writeString(Files.createTempFile("account", ".json"), account());
            RunningGateway gateway = new RunningGateway(yaml(file));
            Files.delete(file);
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String account() {
        return """
        {"type":"service_account","project_id":"house","private_key_id":"k1","client_id":"1",
         "client_email":"gateway@house.iam.gserviceaccount.com",
         "token_uri":"http://127.0.0.1:%d/token",
         "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
                .formatted(
                        GOOGLE.port(),
                        Base64.getEncoder()
                                .encodeToString(SERVICE_ACCOUNT.getPrivate().getEncoded()));
    }

    private static String yaml(Path account) {
        return """
        tollgate:
          demo: false
          discovery: false
          health: { min-calls: 1000000, max-rest: 0s }
          defaults: { retry: { attempts: 1 } }
          providers:
            azure:
              dialect: azure
              also-speaks: [ azure-responses ]
              base-url: http://127.0.0.1:%1$d
              api-key: azure-key-canary
            azure-dated:
              dialect: azure
              base-url: http://127.0.0.1:%1$d
              api-key: azure-key-canary
              options: { api-version: 2024-10-21 }
            azure-entra:
              dialect: azure
              base-url: http://127.0.0.1:%1$d
              credential:
                kind: entra
                tenant-id: house
                client-id: gateway
                client-secret: entra-secret-canary
                authority: https://localhost:%2$d
            vertex:
              dialect: vertex-anthropic
              base-url: http://127.0.0.1:%3$d/v1/projects/house/locations/europe-west1
              credential: { kind: google, credentials: "file:%4$s" }
          models:
            on-azure: { targets: [ { provider: azure, model: house-gpt } ] }
            on-azure-dated: { targets: [ { provider: azure-dated, model: house-gpt } ] }
            on-azure-entra: { targets: [ { provider: azure-entra, model: house-gpt } ] }
            lax:
              targets: [ { provider: azure-dated, model: strict-gpt } ]
              on-content-policy: [ { provider: azure-dated, model: lax-gpt } ]
            on-vertex: { targets: [ { provider: vertex, model: claude-sonnet-4-5@20250929 } ] }
        """
                .formatted(AZURE.port(), ENTRA.port(), VERTEX.port(), account);
    }
}
