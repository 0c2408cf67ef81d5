package io.tollgate.filters.credential.google;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.tollgate.filters.credential.Fetched;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.credential.Refreshed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A token that is kept fresh. The library would keep one by itself, and fetch the next on the
 * thread of the call that finds it old; here a virtual thread does.
 */
final class GoogleCredential implements ProviderCredential {

    /** What is taken for the life of a token that does not say. */
    private static final Duration SHORT = Duration.ofMinutes(5);

    /** Finds the credentials; may ask files and the network. */
    interface Source {

        GoogleCredentials find() throws IOException;
    }

    private final String whose;
    private final Source source;
    private final Refreshed<Map<String, String>> headers;
    private volatile @Nullable GoogleCredentials found;

    /**
     * @param whose tokens they are, for an operator
     */
    GoogleCredential(String whose, Source source) {
        this.whose = whose;
        this.source = source;
        this.headers = new Refreshed<>("access token of Google for " + whose, this::fetch);
    }

    @Override
    public CompletionStage<?> ready() {
        return headers.ready();
    }

    @Override
    public Map<String, String> headers(Outgoing request) {
        return headers.current();
    }

    private Fetched<Map<String, String>> fetch() throws IOException {
        GoogleCredentials credentials = found();
        try {
            return token(credentials);
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "Google gives no token to "
                            + whose
                            + "; see that the account is not disabled, that its key or its trust"
                            + " was not withdrawn, and that this machine's clock is right",
                    e);
        }
    }

    private static Fetched<Map<String, String>> token(GoogleCredentials credentials)
            throws IOException {
        if (credentials instanceof ServiceAccountCredentials account
                && SelfSigned.isNeeded(account)) {
            return new Fetched<>(
                    headers(account, SelfSigned.authorization(account)),
                    Instant.now().plus(SelfSigned.LIFE));
        }
        AccessToken token = credentials.refreshAccessToken();
        return new Fetched<>(
                headers(credentials, "Bearer " + token.getTokenValue()), expires(token));
    }

    private GoogleCredentials found() throws IOException {
        GoogleCredentials known = found;
        if (known != null) {
            return known;
        }
        try {
            GoogleCredentials now = source.find();
            found = now;
            return now;
        } catch (IOException e) {
            throw new IOException(
                    "there are no application default credentials here; give the credential its"
                            + " option 'credentials', set GOOGLE_APPLICATION_CREDENTIALS, or run"
                            + " where a service account is attached to the machine",
                    e);
        }
    }

    private static Map<String, String> headers(GoogleCredentials credentials, String own) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", own);
        String project = credentials.getQuotaProjectId();
        if (project != null) {
            headers.put("x-goog-user-project", project);
        }
        return Map.copyOf(headers);
    }

    private static Instant expires(AccessToken token) {
        Date expires = token.getExpirationTime();
        return expires == null ? Instant.now().plus(SHORT) : expires.toInstant();
    }
}
