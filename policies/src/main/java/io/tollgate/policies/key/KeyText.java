package io.tollgate.policies.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its holder has it: {@code tg_sk_<id>_<secret>_<checksum>}; {@code sa} stands for a
 * program's, {@code ak} for an admin key, which opens the admin API alone. The id is public; the
 * secret has 190 random bits; the checksum tells a mistyped or made-up key without a lookup.
 */
public final class KeyText {

    /** What secret scanners look for. */
    public static final String PATTERN =
            "tg_(sk|sa|ak)_[0-9A-Za-z]{12}_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}";

    private static final Pattern SHAPE =
            Pattern.compile("(tg_(?:sk|sa|ak)_([0-9A-Za-z]{12})_[0-9A-Za-z]{32}_)([0-9A-Za-z]{6})");

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String ADMIN = "tg_ak_";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String text;

    private KeyText(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** A new key. */
    public static KeyText generate(boolean serviceAccount) {
        return of(random(ID_LENGTH), serviceAccount);
    }

    /** A new secret for a key that is there. */
    public static KeyText renew(String id, boolean serviceAccount) {
        return of(id, serviceAccount);
    }

    /** A new key for the admin API. */
    public static KeyText generateAdmin() {
        return of(random(ID_LENGTH), ADMIN);
    }

    private static KeyText of(String id, boolean serviceAccount) {
        return of(id, serviceAccount ? "tg_sa_" : "tg_sk_");
    }

    private static KeyText of(String id, String kind) {
        String head = kind + id + "_";
        String body = head + random(SECRET_LENGTH) + "_";
        return new KeyText(id, body + checksum(body));
    }

    /** The key, null if it cannot be one; says nothing of whether there is such a key. */
    public static @Nullable KeyText parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches() && checksum(shape.group(1)).equals(shape.group(3))
                ? new KeyText(shape.group(2), text)
                : null;
    }

    /** Whether somebody meant it to be one of ours. */
    public static boolean isMeantToBe(String text) {
        return text.startsWith("tg_");
    }

    private static String random(int length) {
        StringBuilder random = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return random.toString();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }

    /** Whether it is one for the admin API. */
    public boolean isAdmin() {
        return text.startsWith(ADMIN);
    }

    /** The public part. */
    public String id() {
        return id;
    }

    /** All of it; for its holder, once, and for its digest. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "tg_***";
    }
}
