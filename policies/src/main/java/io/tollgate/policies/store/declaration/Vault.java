package io.tollgate.policies.store.declaration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals credentials with AES-256-GCM. Each has a key of its own, which is wrapped by a key that is
 * not in the database; what is sealed is bound to whose it is, so that no row opens in another's
 * place. The form is {@code enc:v1:<which wrapping key>:<wrapped key>:<sealed>}.
 */
final class Vault {

    private static final String PREFIX = "enc:v1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;
    private static final int PARTS = 3;

    private final SecureRandom random = new SecureRandom();
    private final List<byte[]> wrapping;

    /**
     * @param wrapping keys of 256 bits, the present one first
     */
    Vault(List<byte[]> wrapping) {
        this.wrapping = wrapping.stream().map(byte[]::clone).toList();
    }

    /**
     * Seals a credential.
     *
     * @param owner what it is for
     */
    String seal(String owner, String text) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        byte[] wrapper = wrapping.getFirst();
        return PREFIX
                + name(wrapper)
                + ":"
                + encrypt(wrapper, owner, key)
                + ":"
                + encrypt(key, owner, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The credential, empty if the key that wraps its own is gone, or it is another owner's. */
    Optional<String> open(String owner, String sealed) {
        String[] parts = sealed.substring(PREFIX.length()).split(":", PARTS);
        return wrapping.stream()
                .filter(key -> name(key).equals(parts[0]))
                .findFirst()
                .flatMap(key -> decrypt(key, owner, parts[1]))
                .flatMap(key -> decrypt(key, owner, parts[2]))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** Whether the present key wraps it. */
    boolean isPresent(String sealed) {
        return sealed.startsWith(PREFIX + name(wrapping.getFirst()) + ":");
    }

    private String encrypt(byte[] key, String owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner).doFinal(plain);
            byte[] both =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return Base64.getEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> decrypt(byte[] key, String owner, String sealed) {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, owner)
                            .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Names a key without telling it. */
    private static String name(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
