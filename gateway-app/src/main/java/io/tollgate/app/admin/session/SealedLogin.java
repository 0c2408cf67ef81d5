package io.tollgate.app.admin.session;

import io.tollgate.app.oidc.PendingLogin;
import io.tollgate.app.policies.Policing;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a login that was begun to its browser to keep, encrypted: whichever node it comes back to
 * can read it, nobody else can, and strangers who begin logins cost no memory.
 */
@Component
class SealedLogin {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SealedLogin(Policing policing) {
        this.key = new SecretKeySpec(policing.sharedKey("login"), "AES");
    }

    String seal(PendingLogin pending) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(JsonMapper.shared().writeValueAsBytes(pending));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if it was not sealed here. */
    Optional<PendingLogin> open(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= NONCE) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE));
            byte[] json = cipher.doFinal(bytes, NONCE, bytes.length - NONCE);
            return Optional.of(JsonMapper.shared().readValue(json, PendingLogin.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException _) {
            // Whatever it is, it is none of ours; there is nothing to be said about it.
            return Optional.empty();
        }
    }
}
