package io.tollgate.app.oidc;

import io.tollgate.app.settings.OidcSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity providers of the settings. Their keys are fetched in the background: the gateway
 * starts and runs without them.
 */
public final class IdentityProviders implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdentityProviders.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final BoundedHttp http = new BoundedHttp();
    private final Map<String, JwksSource> sources = new LinkedHashMap<>();
    private final TokenVerifier tokens;
    private final LoginFlow logins;
    private final Thread refreshing =
            Thread.ofVirtual().name("tollgate-jwks").unstarted(this::refresh);
    private volatile boolean closed;

    IdentityProviders(OidcSettings settings, KeptKeys kept, InstantSource clock) {
        settings.issuers()
                .forEach(
                        (id, issuer) -> sources.put(id, new JwksSource(issuer, http, kept, clock)));
        tokens = new TokenVerifier(sources.values(), clock);
        logins = new LoginFlow(sources, tokens, http, clock);
    }

    /**
     * Reads what was kept of the providers' keys, and begins to fetch them.
     *
     * @param kept where their keys are kept
     */
    public static IdentityProviders open(
            OidcSettings settings, KeptKeys kept, InstantSource clock) {
        IdentityProviders providers = new IdentityProviders(settings, kept, clock);
        if (!providers.isEmpty()) {
            providers.refreshing.start();
        }
        return providers;
    }

    /** Whether there is none: then no token is taken, and nobody logs in. */
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    public TokenVerifier tokens() {
        return tokens;
    }

    public LoginFlow logins() {
        return logins;
    }

    /** How it stands with each. */
    public List<IssuerState> states() {
        return sources.values().stream().map(JwksSource::state).toList();
    }

    void tick() {
        sources.values().forEach(JwksSource::tick);
    }

    private void refresh() {
        while (!closed) {
            try {
                tick();
            } catch (RuntimeException e) {
                log.error("The keys of identity providers cannot be looked after", e);
            }
            try {
                Thread.sleep(PACE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        refreshing.interrupt();
        if (!isEmpty()) {
            http.close();
        }
    }
}
