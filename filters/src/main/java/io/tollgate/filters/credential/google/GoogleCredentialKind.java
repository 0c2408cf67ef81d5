package io.tollgate.filters.credential.google;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auto.service.AutoService;
import io.tollgate.filters.credential.CredentialKind;
import io.tollgate.filters.credential.ProviderCredential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of Google. With {@code credentials}, the JSON that Google gives out decides whose:
 * a service account's key, a workload's identity at another cloud or in a cluster, or another
 * account to be taken on. Without it, the library looks where all of Google's tools look: the
 * variable {@code GOOGLE_APPLICATION_CREDENTIALS}, gcloud's own login, the metadata server of the
 * machine.
 *
 * @see <a href="https://cloud.google.com/docs/authentication/application-default-credentials">How
 *     application default credentials work</a>
 */
@AutoService(CredentialKind.class)
public final class GoogleCredentialKind implements CredentialKind {

    private static final String CREDENTIALS = "credentials";
    private static final String SCOPES = "scopes";
    private static final String QUOTA_PROJECT = "quota-project";
    private static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

    private final HttpTransportFactory transports;

    public GoogleCredentialKind() {
        this(NetHttpTransport::new);
    }

    GoogleCredentialKind(HttpTransportFactory transports) {
        this.transports = transports;
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public Set<String> options() {
        return Set.of(CREDENTIALS, SCOPES, QUOTA_PROJECT);
    }

    @Override
    public ProviderCredential open(Map<String, String> options, URI baseUrl) {
        List<String> scopes =
                List.of(options.getOrDefault(SCOPES, CLOUD_PLATFORM).strip().split("[\\s,]+"));
        String quotaProject = options.get(QUOTA_PROJECT);
        String json = options.get(CREDENTIALS);
        if (json == null) {
            return new GoogleCredential(
                    "the application default credentials",
                    () ->
                            prepared(
                                    GoogleCredentials.getApplicationDefault(transports),
                                    scopes,
                                    quotaProject));
        }
        GoogleCredentials credentials = prepared(read(json), scopes, quotaProject);
        return new GoogleCredential(Account.name(credentials), () -> credentials);
    }

    private static GoogleCredentials prepared(
            GoogleCredentials credentials, List<String> scopes, @Nullable String quotaProject) {
        GoogleCredentials scoped = credentials.createScoped(scopes);
        return quotaProject == null ? scoped : scoped.createWithQuotaProject(quotaProject);
    }

    private GoogleCredentials read(String json) {
        if (!json.stripLeading().startsWith("{")) {
            throw new IllegalArgumentException(
                    CREDENTIALS + ": expected Google's JSON; write file:/PATH to have it read");
        }
        try {
            return GoogleCredentials.fromStream(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), transports);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    CREDENTIALS
                            + ": Google's library cannot use this JSON ("
                            + (e instanceof IOException ? e.getMessage() : e.getClass().getName())
                            + "). Take a file that Google gave out as it is: a service account's"
                            + " key, or the configuration of a workload identity.",
                    e);
        }
    }
}
