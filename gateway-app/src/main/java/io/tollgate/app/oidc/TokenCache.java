package io.tollgate.app.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified just now. They are found by the digest of the whole token, for one
 * plane, and only as long as the key that they were verified with is still the issuer's.
 */
final class TokenCache {

    private static final int MOST = 20_000;
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Cache<Digest, Entry> entries =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** The SHA-256 of a token, and what it was presented for. */
    record Digest(Plane plane, long a, long b, long c, long d) {

        static Digest of(String token, Plane plane) {
            try {
                ByteBuffer sum =
                        ByteBuffer.wrap(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(token.getBytes(StandardCharsets.UTF_8)));
                return new Digest(
                        plane, sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private record Entry(
            VerifiedToken verified, PresentedKey presented, VerificationKey key, Instant until) {}

    /** Where a key is looked for, without the token that named it. */
    private record PresentedKey(JwksSource source, String id, JWSAlgorithm algorithm) {}

    @Nullable VerifiedToken find(Digest digest, Instant now) {
        Entry entry = entries.getIfPresent(digest);
        return entry != null && now.isBefore(entry.until()) && isStillThere(entry)
                ? entry.verified()
                : null;
    }

    private static boolean isStillThere(Entry entry) {
        PresentedKey key = entry.presented();
        return key.source().find(key.id(), key.algorithm()) == entry.key();
    }

    void put(
            Digest digest,
            VerifiedToken verified,
            PresentedToken token,
            VerificationKey key,
            Instant now) {
        Instant latest = now.plus(LONGEST);
        Instant until = verified.expires().isBefore(latest) ? verified.expires() : latest;
        PresentedKey presented = new PresentedKey(token.source(), token.keyId(), token.algorithm());
        entries.put(digest, new Entry(verified, presented, key, until));
    }
}
