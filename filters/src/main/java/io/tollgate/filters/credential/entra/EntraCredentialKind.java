package io.tollgate.filters.credential.entra;

import com.google.auto.service.AutoService;
import com.microsoft.aad.msal4j.IHttpClient;
import io.tollgate.filters.credential.CredentialKind;
import io.tollgate.filters.credential.ProviderCredential;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of Microsoft Entra ID. An application proves itself by a secret, by a certificate,
 * or by the token that its cluster puts into a file for it (workload identity); with none of them
 * given, the machine does (managed identity).
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/how-to/managed-identity">Azure
 *     OpenAI with Microsoft Entra ID</a>
 */
@AutoService(CredentialKind.class)
public final class EntraCredentialKind implements CredentialKind {

    static final String TENANT = "tenant-id";
    static final String CLIENT = "client-id";
    static final String SECRET = "client-secret";
    static final String CERTIFICATE = "client-certificate";
    static final String TOKEN_FILE = "federated-token-file";
    static final String AUTHORITY = "authority";
    static final String SCOPE = "scope";

    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
    private static final String COGNITIVE_SERVICES = "https://cognitiveservices.azure.com/.default";

    private final @Nullable IHttpClient http;

    public EntraCredentialKind() {
        this(null);
    }

    /**
     * @param http null: the library's own
     */
    EntraCredentialKind(@Nullable IHttpClient http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "entra";
    }

    @Override
    public Set<String> options() {
        return Set.of(TENANT, CLIENT, SECRET, CERTIFICATE, TOKEN_FILE, AUTHORITY, SCOPE);
    }

    @Override
    public ProviderCredential open(Map<String, String> options, URI baseUrl) {
        List<String> proofs =
                Stream.of(SECRET, CERTIFICATE, TOKEN_FILE).filter(options::containsKey).toList();
        String scope = options.getOrDefault(SCOPE, COGNITIVE_SERVICES);
        if (proofs.size() > 1) {
            throw new IllegalArgumentException(
                    String.join(" and ", proofs) + ": an application proves itself by one of them");
        }
        return proofs.isEmpty()
                ? managedIdentity(options, scope)
                : application(options, proofs.getFirst(), scope);
    }

    private ProviderCredential managedIdentity(Map<String, String> options, String scope) {
        for (String useless : List.of(TENANT, AUTHORITY)) {
            if (options.containsKey(useless)) {
                throw new IllegalArgumentException(
                        useless
                                + ": the machine's own identity has none; give an application one"
                                + " of "
                                + String.join(", ", SECRET, CERTIFICATE, TOKEN_FILE));
            }
        }
        String client = options.get(CLIENT);
        String whose =
                client == null ? "this machine's identity" : "the managed identity " + client;
        return new EntraCredential(whose, new ManagedIdentityTokens(client, scope, http));
    }

    private ProviderCredential application(
            Map<String, String> options, String proof, String scope) {
        String tenant = required(TENANT, options, proof);
        String client = required(CLIENT, options, proof);
        String authority = options.getOrDefault(AUTHORITY, PUBLIC_CLOUD);
        String root = authority.endsWith("/") ? authority : authority + "/";
        return new EntraCredential(
                "the application " + client,
                new ApplicationTokens(
                        client, Proof.of(proof, options), root + tenant + "/", scope, http));
    }

    private static String required(String name, Map<String, String> options, String proof) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    name + ": an application with a " + proof + " has one");
        }
        return value;
    }
}
