package io.tollgate.app.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings.Issuer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A token whose head is in order, of an issuer that is known; its signature and its claims are
 * still to be looked at. Headers that name keys or places of keys are not read at all.
 */
record PresentedToken(CompactToken token, JwksSource source, String keyId, JWSAlgorithm algorithm) {

    private static final int LONGEST_KEY_ID = 256;
    private static final int LONGEST_SUBJECT = 255;
    private static final String MEDIA_TYPE = "application/";

    /**
     * @param sources by issuer
     * @throws TokenRefused if the head is not in order
     */
    static PresentedToken of(
            String text, Demand demand, Function<String, @Nullable JwksSource> sources) {
        CompactToken token = CompactToken.parse(text);
        Claims header = token.header();
        String algorithm = header.text("alg");
        if (header.has("crit")) {
            throw new TokenRefused(Reason.CRITICAL, "it has critical extensions");
        }
        String issuer = token.claims().text("iss");
        JwksSource source = issuer == null ? null : sources.apply(issuer);
        if (source == null) {
            throw new TokenRefused(
                    Reason.ISSUER, issuer == null ? "it has none" : TokenRefused.quote(issuer));
        }
        Issuer known = source.issuer();
        if (algorithm == null || !known.algorithms().contains(algorithm)) {
            throw new TokenRefused(
                    Reason.ALGORITHM,
                    known.id() + (algorithm == null ? "" : ": " + TokenRefused.quote(algorithm)));
        }
        checkType(header, demand.types(known));
        return new PresentedToken(token, source, keyId(header), JWSAlgorithm.parse(algorithm));
    }

    private static void checkType(Claims header, Set<String> types) {
        String type = header.has("typ") ? header.text("typ") : Issuer.ABSENT;
        String plain = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (plain.startsWith(MEDIA_TYPE)) {
            plain = plain.substring(MEDIA_TYPE.length());
        }
        boolean saysAbsent = header.has("typ") && plain.equals(Issuer.ABSENT);
        if (saysAbsent || !types.contains(plain)) {
            throw new TokenRefused(Reason.TYPE, TokenRefused.quote(plain));
        }
    }

    private static String keyId(Claims header) {
        String id = header.text("kid");
        if (id == null || id.isBlank() || id.length() > LONGEST_KEY_ID) {
            throw new TokenRefused(Reason.KEY, "it names no key");
        }
        return id;
    }

    private Issuer issuer() {
        return source.issuer();
    }

    /** The key that it says it is signed with, null if the issuer has none like it now. */
    @Nullable VerificationKey key() {
        return source.find(keyId, algorithm);
    }

    /** What to say if there is no such key, after the issuer was asked again. */
    TokenRefused keyMissing() {
        return source.hasKeys()
                ? new TokenRefused(
                        Reason.KEY, issuer().id() + " has no key " + TokenRefused.quote(keyId))
                : new TokenRefused(Reason.NO_KEYS, "no keys of " + issuer().id() + " are known");
    }

    /**
     * What it says, in our terms.
     *
     * @throws TokenRefused if it is not to be believed, or not enough
     */
    VerifiedToken verified(VerificationKey key, Demand demand, Instant now) {
        if (!key.verifies(algorithm, token.signed(), token.signature())) {
            throw new TokenRefused(
                    Reason.SIGNATURE, issuer().id() + ", key " + TokenRefused.quote(keyId));
        }
        Claims claims = token.claims();
        demand.check(issuer(), claims);
        Instant expires = expiry(now);
        String subject = claims.text("sub");
        if (subject == null || subject.length() > LONGEST_SUBJECT || !isPlain(subject)) {
            throw new TokenRefused(Reason.SUBJECT, issuer().id() + ": it names nobody");
        }
        Entitlement entitlement = Entitlement.of(issuer(), claims, demand.plane());
        return new VerifiedToken(
                issuer().id(),
                subject,
                named(issuer().userClaim(), subject),
                claims.denies("email_verified") ? null : plain(claims.text("email")),
                entitlement.tenant(),
                entitlement.teams(),
                entitlement.grants(),
                expires);
    }

    private Instant expiry(Instant now) {
        Instant expires = token.claims().time("exp");
        Instant notBefore = token.claims().time("nbf");
        Instant issued = token.claims().time("iat");
        if (expires == null || !now.minus(issuer().skew()).isBefore(expires)) {
            throw new TokenRefused(
                    Reason.EXPIRED, expires == null ? "it never would" : "at " + expires);
        }
        Instant latest = now.plus(issuer().skew());
        if ((notBefore != null && notBefore.isAfter(latest))
                || (issued != null && issued.isAfter(latest))) {
            throw new TokenRefused(Reason.NOT_YET, "nbf " + notBefore + ", iat " + issued);
        }
        return expires;
    }

    private String named(String claim, String otherwise) {
        String name = plain(token.claims().text(claim));
        return name == null ? otherwise : name;
    }

    /** The text, if pages and logs can show it. */
    private static @Nullable String plain(@Nullable String text) {
        return text != null && text.length() <= LONGEST_SUBJECT && isPlain(text) ? text : null;
    }

    private static boolean isPlain(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl);
    }
}
