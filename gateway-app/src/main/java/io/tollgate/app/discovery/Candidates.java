package io.tollgate.app.discovery;

import io.tollgate.app.discovery.Discovery.Candidate;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The providers that the environment's usual variables point to. {@code OPENAI_BASE_URL} and {@code
 * ANTHROPIC_BASE_URL} are left alone: in the shell of somebody who uses Tollgate they point to
 * Tollgate.
 */
final class Candidates {

    private static final String DEFAULT_OLLAMA = "127.0.0.1";
    private static final int OLLAMA_PORT = 11434;

    private Candidates() {}

    static List<Candidate> in(List<ProviderDialect> dialects, Variables environment) {
        List<Candidate> found = new ArrayList<>();
        for (ProviderDialect dialect : dialects) {
            Candidate candidate = of(dialect, dialects, environment);
            if (candidate != null) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static @Nullable Candidate of(
            ProviderDialect dialect, List<ProviderDialect> dialects, Variables environment) {
        return switch (dialect.name()) {
            case "openai" ->
                    keyed(
                            dialect,
                            named("responses", dialects),
                            "https://api.openai.com/v1",
                            environment.value("OPENAI_API_KEY"),
                            List.of("gpt-*", "chatgpt-*", "o1*", "o3*", "o4*"));
            case "anthropic" ->
                    keyed(
                            dialect,
                            List.of(),
                            "https://api.anthropic.com",
                            environment.value("ANTHROPIC_API_KEY"),
                            List.of("claude-*"));
            case "ollama" -> {
                URI host = ollama(environment.value("OLLAMA_HOST"));
                yield host == null
                        ? null
                        : new Candidate(provider(dialect, List.of(), host, null), List.of());
            }
            default -> null;
        };
    }

    private static @Nullable Candidate keyed(
            ProviderDialect dialect,
            List<ProviderDialect> alsoSpeaks,
            String url,
            @Nullable String key,
            List<String> globs) {
        return key == null || key.isBlank()
                ? null
                : new Candidate(
                        provider(dialect, alsoSpeaks, URI.create(url), new Secret(key.strip())),
                        globs);
    }

    private static List<ProviderDialect> named(String name, List<ProviderDialect> dialects) {
        return dialects.stream().filter(dialect -> dialect.name().equals(name)).toList();
    }

    private static Provider provider(
            ProviderDialect dialect,
            List<ProviderDialect> alsoSpeaks,
            URI url,
            @Nullable Secret key) {
        return new Provider(
                dialect.name(),
                dialect,
                url,
                key == null ? List.of() : List.of(key),
                Map.of(),
                Timeouts.DEFAULTS,
                Pool.DEFAULTS,
                false,
                alsoSpeaks,
                null,
                null);
    }

    /**
     * {@code OLLAMA_HOST} as Ollama's own tools read it: scheme and port may be missing, and an
     * address to listen on everywhere means this machine. Null if it is no address.
     */
    static @Nullable URI ollama(@Nullable String host) {
        String text = host == null || host.isBlank() ? DEFAULT_OLLAMA : host.strip();
        boolean schemed = text.contains("://");
        try {
            URI given = URI.create(schemed ? text : "http://" + text);
            String name = given.getHost();
            if (name == null) {
                return null;
            }
            String reachable =
                    "0.0.0.0".equals(name) || "[::]".equals(name) ? DEFAULT_OLLAMA : name;
            return URI.create(given.getScheme() + "://" + reachable + ":" + port(given, schemed));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static int port(URI given, boolean schemed) {
        if (given.getPort() >= 0) {
            return given.getPort();
        }
        if (!schemed) {
            return OLLAMA_PORT;
        }
        return "https".equals(given.getScheme()) ? 443 : 80;
    }
}
