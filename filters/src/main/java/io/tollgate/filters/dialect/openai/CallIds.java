package io.tollgate.filters.dialect.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids of tool calls for providers that want a certain number of letters and digits (Mistral: nine).
 * An id always becomes the same one, so a result finds its call, in this turn and in later ones,
 * and nothing has to be remembered.
 */
final class CallIds {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private CallIds() {}

    static String fitting(String id, int length) {
        if (id.length() == length && id.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return id;
        }
        byte[] digest = sha256(id);
        StringBuilder fitting = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            fitting.append(ALPHABET.charAt((digest[at] & 0xFF) % ALPHABET.length()));
        }
        return fitting.toString();
    }

    private static byte[] sha256(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
