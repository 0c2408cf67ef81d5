package io.tollgate.filters.credential.google;

import com.google.auth.oauth2.JwtClaims;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The token of a service account in a cloud of Google's that stands alone (a universe): there is
 * nobody who exchanges what the account signs, so that it goes to the API itself.
 *
 * @see <a href="https://google.aip.dev/auth/4111">AIP-4111, self-signed JWT</a>
 */
final class SelfSigned {

    /** For how long the library signs. */
    static final Duration LIFE = Duration.ofHours(1);

    private static final String EVERYBODYS = "googleapis.com";

    private SelfSigned() {}

    static boolean isNeeded(ServiceAccountCredentials account) throws IOException {
        return !account.getUniverseDomain().equals(EVERYBODYS);
    }

    /** With the scheme before it. */
    static String authorization(ServiceAccountCredentials account) throws IOException {
        JwtClaims claims =
                JwtClaims.newBuilder()
                        .setIssuer(account.getClientEmail())
                        .setSubject(account.getClientEmail())
                        .setAdditionalClaims(Map.of("scope", String.join(" ", account.getScopes())))
                        .build();
        List<String> header =
                account.jwtWithClaims(claims).getRequestMetadata(null).get("Authorization");
        if (header == null || header.isEmpty()) {
            throw new IOException("the account signed nothing");
        }
        return header.getFirst();
    }
}
