package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings.Issuer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token has to be for where it is presented. */
sealed interface Demand {

    /** Access to a plane. */
    record Access(Plane plane) implements Demand {

        @Override
        public Set<String> types(Issuer issuer) {
            return issuer.types();
        }

        @Override
        public void check(Issuer issuer, Claims claims) {
            Set<String> taken =
                    plane == Plane.GATEWAY
                            ? issuer.audiences().gateway()
                            : issuer.audiences().admin();
            if (claims.texts("aud").stream().noneMatch(taken::contains)) {
                throw new TokenRefused(Reason.AUDIENCE, "another audience");
            }
        }
    }

    /** The end of a login: its ID token. */
    record Login(String issuerId, String clientId, String nonce) implements Demand {

        private static final Set<String> TYPES = Set.of("jwt", Issuer.ABSENT);

        @Override
        public Plane plane() {
            return Plane.ADMIN;
        }

        @Override
        public Set<String> types(Issuer issuer) {
            return TYPES;
        }

        @Override
        public void check(Issuer issuer, Claims claims) {
            Set<String> audiences = claims.texts("aud");
            String party = claims.text("azp");
            boolean ours = claims.has("azp") ? clientId.equals(party) : audiences.size() == 1;
            if (!ours || !audiences.contains(clientId)) {
                throw new TokenRefused(Reason.AUDIENCE, "another client's login");
            }
            if (!issuer.id().equals(issuerId) || !isSame(nonce, claims.text("nonce"))) {
                throw new TokenRefused(Reason.LOGIN, "another login");
            }
        }

        private static boolean isSame(String ours, @Nullable String theirs) {
            return theirs != null
                    && MessageDigest.isEqual(
                            ours.getBytes(StandardCharsets.UTF_8),
                            theirs.getBytes(StandardCharsets.UTF_8));
        }
    }

    Plane plane();

    /** In small letters. */
    Set<String> types(Issuer issuer);

    /**
     * @throws TokenRefused if it was made for something else
     */
    void check(Issuer issuer, Claims claims);
}
