package io.tollgate.policies.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns keys into what is kept of them. A key has so many random bits that a slow digest would
 * protect nobody, and cost each request; a pepper that is not in the database keeps who reads the
 * database from trying keys at all.
 */
public final class Peppers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FINGERPRINT_BYTES = 4;
    private static final int SHORTEST = 16;

    private final List<SecretKeySpec> peppers;
    private final List<String> fingerprints;

    /**
     * @param peppers the current one first
     * @throws IllegalArgumentException if there is none, or one that could be guessed
     */
    public Peppers(List<String> peppers) {
        if (peppers.isEmpty() || peppers.stream().anyMatch(one -> one.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "a pepper has at least " + SHORTEST + " characters, and there is at least one");
        }
        this.peppers =
                peppers.stream()
                        .map(
                                pepper ->
                                        new SecretKeySpec(
                                                pepper.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                        .toList();
        this.fingerprints = this.peppers.stream().map(Peppers::fingerprint).toList();
    }

    /** Names a pepper without telling it. */
    private static String fingerprint(SecretKeySpec pepper) {
        byte[] mac = mac(pepper, "tollgate pepper");
        return HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES);
    }

    /** What is kept of a new key. */
    public KeySecret digest(KeyText key) {
        return new KeySecret(fingerprints.getFirst(), mac(peppers.getFirst(), key.reveal()), null);
    }

    /**
     * Whether the key is the one of which this is kept; takes as long if it is not.
     *
     * @return false also if its pepper is gone
     */
    public boolean matches(KeyText key, KeySecret kept) {
        int which = Math.max(0, fingerprints.indexOf(kept.pepper()));
        return MessageDigest.isEqual(mac(peppers.get(which), key.reveal()), kept.digest());
    }

    /** A key of 256 bits for another purpose than keys; each purpose has its own. */
    public byte[] derive(String purpose) {
        return mac(peppers.getFirst(), "tollgate " + purpose);
    }

    /** The same for each pepper, the current one's first: what a former one made can be told. */
    public List<byte[]> deriveAll(String purpose) {
        return peppers.stream().map(pepper -> mac(pepper, "tollgate " + purpose)).toList();
    }

    private static byte[] mac(SecretKeySpec pepper, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
