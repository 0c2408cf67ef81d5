package io.tollgate.app.oidc;

import com.nimbusds.jose.jwk.RSAKey;
import io.tollgate.app.oidc.TokenRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that nobody who may has signed. */
final class BadSignatures extends BadTokens {

    BadSignatures(TestIssuers issuers) {
        super(issuers);
    }

    @Override
    void make() {
        algorithms();
        signatures();
    }

    private void algorithms() {
        because(Reason.ALGORITHM, Reason.MALFORMED, Reason.KEY, Reason.SIGNATURE);
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            bad("alg '" + none + "' unsigned", unsigned(good().head("alg", none)));
            bad("alg '" + none + "' signed", good().head("alg", none));
        }
        bad("alg missing", good().noHead("alg"));
        bad("alg null", good().head("alg", null));
        bad("alg a number", good().head("alg", 256));
        bad("alg a list", good().head("alg", List.of("RS256")));
        for (String other : List.of("RS512", "PS256")) {
            bad("alg " + other + ", not listed", good().algorithm(other));
        }
        for (String other :
                List.of("rs256", " RS256", "RS256 ", "RS1", "ES256K", "ES384", "HS256")) {
            bad("alg '" + other + "' over an RS256 signature", good().head("alg", other));
        }
        bad("alg ES256 for an RSA key", good().head("alg", "ES256"));
        bad("alg RS256 for an EC key", tried.draft(corp, ec).head("alg", "RS256"));
        byte[] der = key.pair().getPublic().getEncoded();
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n";
        RSAKey rsa = (RSAKey) key.jwk();
        for (String hs : List.of("256", "384", "512")) {
            hmac("PEM", hs, pem.getBytes(StandardCharsets.US_ASCII));
            hmac("DER", hs, der);
            hmac("JWK", hs, rsa.toJSONString().getBytes(StandardCharsets.UTF_8));
            hmac("modulus", hs, rsa.getModulus().decode());
            hmac("zero", hs, new byte[32]);
        }
        bad(
                "alg RS256 with an HMAC by the public key",
                good().signedBy(input -> hmac("HmacSHA256", der, input)));
    }

    private void signatures() {
        because(Reason.SIGNATURE, Reason.MALFORMED, Reason.ISSUER, Reason.ALGORITHM);
        bad("signed by a stranger", good().signedBy(strangers::sign));
        bad("signed by another key of the issuer", good().signedBy(ec::sign));
        bad("signature of zeros", good().signedBy(_ -> new byte[256]));
        bad("EC signature of zeros", tried.draft(corp, ec).signedBy(_ -> new byte[64]));
        bad("EC signature empty-ish", tried.draft(corp, ec).signedBy(_ -> new byte[1]));
        bad("EC signature as DER", tried.draft(corp, ec).signedBy(in -> ec.sign(in, "DER")));
        String token = good().text();
        bad("signature missing", unsigned(good()));
        bad("signature cut by one", token.substring(0, token.length() - 1));
        bad("signature cut by half", token.substring(0, token.length() - 170));
        bad("signature longer", token + "AAAA");
        bad("signature of another token", head(token) + "." + tail(good().claim("x", 1).text()));
        bad(
                "shared prefix, other signature",
                token.substring(0, token.length() - 40) + "A".repeat(40));
        for (int i = 1; i <= 5; i++) {
            bad("signature garbled at " + i, swap(token, token.length() - 60 * i));
        }
        bad("last character's spare bits", spare(token));
        bad("claims garbled", swap(token, token.indexOf('.') + 30));
        bad("header garbled", swap(token, 5));
        String[] parts = token.split("\\.");
        String[] others = good().claim("sub", "admin").text().split("\\.");
        bad("claims of another token", parts[0] + "." + others[1] + "." + parts[2]);
    }

    private void hmac(String what, String bits, byte[] secret) {
        bad(
                "HS" + bits + " with the public key as " + what,
                good().head("alg", "HS" + bits)
                        .signedBy(input -> hmac("HmacSHA" + bits, secret, input)));
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(Draft draft) {
        String text = draft.text();
        return text.substring(0, text.lastIndexOf('.') + 1);
    }

    private static String head(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String tail(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String swap(String text, int at) {
        char other = text.charAt(at) == 'x' ? 'y' : 'x';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    /** The same bytes, written with bits in the last character that count for nothing. */
    private static String spare(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int value = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(value + 1);
    }
}
