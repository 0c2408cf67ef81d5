package io.tollgate.app.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A token that is being made up: what it says, and how it is signed. */
final class Draft {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final SigningKey key;
    private String headerJson;
    private String claimsJson;
    private UnaryOperator<byte[]> signing;

    private Draft(SigningKey key) {
        this.key = key;
        this.signing = key::sign;
    }

    /** One that has nothing wrong with it, for whoever takes its issuer and audience. */
    static Draft good(String issuer, SigningKey key, Instant now, String audience) {
        Draft draft = new Draft(key);
        draft.header.put("alg", key.algorithm());
        draft.header.put("typ", "JWT");
        draft.header.put("kid", key.id());
        draft.claims.put("iss", issuer);
        draft.claims.put("sub", "8f14e4");
        draft.claims.put("aud", audience);
        draft.claims.put("iat", now.getEpochSecond());
        draft.claims.put("exp", now.getEpochSecond() + 300);
        return draft;
    }

    Draft head(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Draft noHead(String name) {
        header.remove(name);
        return this;
    }

    Draft claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Draft noClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** The header to the letter. */
    Draft headerJson(UnaryOperator<String> change) {
        headerJson = change.apply(JSON.writeValueAsString(header));
        return this;
    }

    /** The claims to the letter. */
    Draft claimsJson(UnaryOperator<String> change) {
        claimsJson = change.apply(JSON.writeValueAsString(claims));
        return this;
    }

    /** Signs with another algorithm than the key's own, and says so. */
    Draft algorithm(String jose) {
        signing = input -> key.sign(input, jose);
        return head("alg", jose);
    }

    Draft signedBy(UnaryOperator<byte[]> other) {
        signing = other;
        return this;
    }

    String text() {
        String head = headerJson == null ? JSON.writeValueAsString(header) : headerJson;
        String body = claimsJson == null ? JSON.writeValueAsString(claims) : claimsJson;
        return text(head.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
    }

    /** With these bytes as claims. */
    String text(byte[] body) {
        return text(JSON.writeValueAsBytes(header), body);
    }

    private String text(byte[] head, byte[] body) {
        String signed = BASE64.encodeToString(head) + "." + BASE64.encodeToString(body);
        byte[] signature = signing.apply(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature);
    }
}
