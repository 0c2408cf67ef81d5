package io.tollgate.app.oidc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Verifies tokens of the issuers in the settings. A token is measured before it is read, read
 * before a key is looked for, and believed only once its signature is verified. Nothing of this
 * blocks; a token whose key is known is answered on the spot.
 */
public final class TokenVerifier {

    private final Map<String, JwksSource> sources;
    private final InstantSource clock;
    private final TokenCache cache = new TokenCache();

    TokenVerifier(Collection<JwksSource> sources, InstantSource clock) {
        this.sources =
                sources.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        source -> source.issuer().issuer(), Function.identity()));
        this.clock = clock;
    }

    /**
     * Verifies a token.
     *
     * @param token as it stands behind {@code Bearer}
     * @param plane that it is presented for
     * @return what it says; fails with {@link TokenRefused} if it is not taken
     */
    public Mono<VerifiedToken> verify(String token, Plane plane) {
        try {
            CompactToken.checkLength(token);
            TokenCache.Digest digest = TokenCache.Digest.of(token, plane);
            VerifiedToken cached = cache.find(digest, clock.instant());
            return cached == null
                    ? fresh(token, new Demand.Access(plane), digest)
                    : Mono.just(cached);
        } catch (TokenRefused e) {
            return Mono.error(e);
        }
    }

    private Mono<VerifiedToken> fresh(String text, Demand demand, TokenCache.Digest digest) {
        PresentedToken token = PresentedToken.of(text, demand, sources::get);
        return withKey(
                token,
                key -> {
                    Instant now = clock.instant();
                    VerifiedToken verified = token.verified(key, demand, now);
                    cache.put(digest, verified, token, key, now);
                    return verified;
                });
    }

    /** The ID token at the end of a login; each is seen once. */
    Mono<VerifiedToken> verifyLogin(String text, Demand.Login login) {
        try {
            PresentedToken token = PresentedToken.of(text, login, sources::get);
            return withKey(token, key -> token.verified(key, login, clock.instant()));
        } catch (TokenRefused e) {
            return Mono.error(e);
        }
    }

    private static Mono<VerifiedToken> withKey(
            PresentedToken token, Function<VerificationKey, VerifiedToken> verify) {
        VerificationKey known = token.key();
        if (known != null) {
            return Mono.just(verify.apply(known));
        }
        return token.source()
                .refresh()
                .then(Mono.fromSupplier(() -> verify.apply(keyOrRefusal(token))));
    }

    private static VerificationKey keyOrRefusal(PresentedToken token) {
        VerificationKey key = token.key();
        if (key == null) {
            throw token.keyMissing();
        }
        return key;
    }
}
