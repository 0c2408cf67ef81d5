package io.tollgate.app.oidc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

/** A key pair that tokens of a test are signed with. */
record SigningKey(String id, String algorithm, KeyPair pair, JWK jwk) {

    static SigningKey rsa(String id) {
        return rsa(id, 2048);
    }

    static SigningKey rsa(String id, int bits) {
        KeyPair pair = pair("RSA", bits, null);
        return new SigningKey(
                id,
                "RS256",
                pair,
                new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build());
    }

    static SigningKey ec(String id) {
        KeyPair pair = pair("EC", 0, new ECGenParameterSpec("secp256r1"));
        return new SigningKey(
                id,
                "ES256",
                pair,
                new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).keyID(id).build());
    }

    static SigningKey ed(String id) {
        KeyPair pair = pair("Ed25519", 0, null);
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x =
                Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return new SigningKey(
                id, "EdDSA", pair, new OctetKeyPair.Builder(Curve.Ed25519, x).keyID(id).build());
    }

    private static KeyPair pair(String kind, int bits, AlgorithmParameterSpec spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (spec != null) {
                generator.initialize(spec);
            } else if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] input) {
        return sign(input, algorithm);
    }

    /** Signs as that algorithm of JOSE would have it. */
    byte[] sign(byte[] input, String jose) {
        try {
            Signature signature =
                    Signature.getInstance(
                            switch (jose) {
                                case "RS512" -> "SHA512withRSA";
                                case "PS256" -> "RSASSA-PSS";
                                case "ES256" -> "SHA256withECDSAinP1363Format";
                                case "DER" -> "SHA256withECDSA";
                                case "EdDSA" -> "Ed25519";
                                default -> "SHA256withRSA";
                            });
            if (jose.equals("PS256")) {
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
