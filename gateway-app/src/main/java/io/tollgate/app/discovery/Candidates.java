package io.tollgate.app.discovery;

import io.tollgate.app.discovery.Discovery.Candidate;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Home;
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

    /** The one that has no key and stands where its user put it. */
    private static final String OLLAMA = "ollama";

    private static final String DEFAULT_OLLAMA = "127.0.0.1";
    private static final int OLLAMA_PORT = 11434;

    private Candidates() {}

    static List<Candidate> in(Dialects dialects, Variables environment) {
        List<Candidate> found = new ArrayList<>();
        for (ProviderDialect dialect : dialects.providers()) {
            Candidate candidate = of(dialect, dialects, environment);
            if (candidate != null) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static @Nullable Candidate of(
            ProviderDialect dialect, Dialects dialects, Variables environment) {
        if (dialect.name().equals(OLLAMA)) {
            URI host = ollama(environment.value("OLLAMA_HOST"));
            return host == null
                    ? null
                    : new Candidate(provider(dialect, List.of(), host, null), List.of());
        }
        Home home = dialect.home();
        String variable = home == null ? null : home.keyVariable();
        String key = variable == null ? null : environment.value(variable);
        return home == null || key == null || key.isBlank()
                ? null
                : new Candidate(
                        provider(
                                dialect,
                                named(home.alsoSpeaks(), dialects),
                                home.baseUrl(),
                                new Secret(key.strip())),
                        home.globs());
    }

    private static List<ProviderDialect> named(List<String> names, Dialects dialects) {
        return dialects.providers().stream()
                .filter(dialect -> names.contains(dialect.name()))
                .toList();
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
