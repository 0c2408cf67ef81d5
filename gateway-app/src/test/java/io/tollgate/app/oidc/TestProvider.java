package io.tollgate.app.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tollgate.app.settings.OidcSettings.Audiences;
import io.tollgate.app.settings.OidcSettings.ClaimMap;
import io.tollgate.app.settings.OidcSettings.Client;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.app.settings.OidcSettings.RoleAt;
import io.tollgate.app.settings.OidcSettings.Tenants;
import io.tollgate.policies.admin.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An identity provider whose keys and moods a test decides on. */
final class TestProvider implements AutoCloseable {

    static final ClaimMap<String> TEAMS =
            new ClaimMap<>(
                    "groups", Map.of("eng-search", "acme/search", "beta-ops", "beta/operations"));

    static final ClaimMap<RoleAt> ROLES =
            new ClaimMap<>(
                    "realm_access.roles",
                    Map.of(
                            "tollgate-admins", new RoleAt(Role.PLATFORM_ADMIN, true, null),
                            "fin", new RoleAt(Role.FINANCE, false, null),
                            "fin-beta", new RoleAt(Role.FINANCE, false, "beta"),
                            "lead", new RoleAt(Role.TEAM_ADMIN, false, null)));

    static final Tenants TOLD =
            new Tenants.Told(new ClaimMap<>("org", Map.of("Acme GmbH", "acme", "Beta", "beta")));

    final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile String keys = "{\"keys\":[]}";
    private volatile Mood mood = Mood.WELL;

    /** What it does when it is asked for its keys. */
    enum Mood {
        WELL,
        FAILING,
        SLOW,
        REDIRECTING,
        ENDLESS,
        NONSENSE
    }

    TestProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", this::answerKeys);
        server.createContext("/other", exchange -> answer(exchange, 200, keys));
        server.createContext("/.well-known/openid-configuration", this::answerDocument);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(SigningKey... those) {
        hasJson(
                Arrays.stream(those)
                        .map(key -> key.jwk().toJSONString())
                        .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    void hasJson(String json) {
        keys = json;
    }

    void is(Mood now) {
        mood = now;
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        switch (mood) {
            case WELL -> answer(exchange, 200, keys);
            case FAILING -> answer(exchange, 503, "away");
            case NONSENSE -> answer(exchange, 200, "<html>");
            case ENDLESS -> answer(exchange, 200, keys + " ".repeat(300 * 1024));
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", url() + "/other");
                answer(exchange, 302, "");
            }
            case SLOW -> {
                try {
                    Thread.sleep(Duration.ofSeconds(4));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                answer(exchange, 200, keys);
            }
        }
    }

    private void answerDocument(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(url()));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** As the settings have it. */
    Issuer as(String id) {
        return as(id, TOLD);
    }

    Issuer as(String id, Tenants tenants) {
        return new Issuer(
                id,
                url(),
                id,
                URI.create(url() + "/keys"),
                new Audiences(Set.of("tollgate"), Set.of("tollgate-admin")),
                Set.of("RS256", "ES256"),
                Set.of("jwt", "at+jwt"),
                Duration.ofSeconds(30),
                Duration.ofHours(24),
                tenants,
                TEAMS,
                ROLES,
                "name",
                null);
    }

    /** The same, found by discovery, with other algorithms and a client. */
    static Issuer changed(Issuer issuer, URI jwksUri, Set<String> algorithms, Client client) {
        return new Issuer(
                issuer.id(),
                issuer.issuer(),
                issuer.name(),
                jwksUri,
                issuer.audiences(),
                algorithms,
                issuer.types(),
                issuer.skew(),
                issuer.maxStaleness(),
                issuer.tenants(),
                issuer.teams(),
                issuer.roles(),
                issuer.userClaim(),
                client);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
