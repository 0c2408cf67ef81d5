package io.tollgate.filters.credential.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What an application proves itself by. */
final class Proof {

    private Proof() {}

    static IClientCredential of(String proof, Map<String, String> options) {
        String value = Objects.requireNonNull(options.get(proof));
        return switch (proof) {
            case EntraCredentialKind.SECRET -> ClientCredentialFactory.createFromSecret(value);
            case EntraCredentialKind.CERTIFICATE -> certificate(value);
            default -> assertion(Path.of(value));
        };
    }

    private static IClientCredential certificate(String pem) {
        PemIdentity identity = PemIdentity.of(pem);
        return ClientCredentialFactory.createFromCertificateChain(identity.key(), identity.chain());
    }

    /** The cluster writes the file anew before its token expires, so that it is read each time. */
    private static IClientCredential assertion(Path file) {
        return ClientCredentialFactory.createFromCallback(() -> Files.readString(file).strip());
    }
}
