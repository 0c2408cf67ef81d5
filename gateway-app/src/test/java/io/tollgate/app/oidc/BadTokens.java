package io.tollgate.app.oidc;

import static io.tollgate.app.oidc.Plane.ADMIN;
import static io.tollgate.app.oidc.Plane.GATEWAY;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that must not be taken, by what is wrong with them. */
final class BadTokens {

    private final Tried tried;
    private final TestProvider corp;
    private final TestProvider partner;
    private final SigningKey key;
    private final SigningKey ec;
    private final SigningKey partners;
    private final SigningKey strangers = SigningKey.rsa("stranger");
    private final Map<String, Bad> all = new LinkedHashMap<>();

    record Bad(String token, Plane plane) {}

    BadTokens(
            Tried tried,
            TestProvider corp,
            TestProvider partner,
            SigningKey key,
            SigningKey ec,
            SigningKey partners) {
        this.tried = tried;
        this.corp = corp;
        this.partner = partner;
        this.key = key;
        this.ec = ec;
        this.partners = partners;
    }

    Map<String, Bad> all() {
        algorithms();
        signatures();
        types();
        keysInHeaders();
        keyIds();
        issuers();
        audiences();
        times();
        subjects();
        shapes();
        json();
        sizes();
        mappings();
        return all;
    }

    private Draft good() {
        return tried.draft(corp, key);
    }

    private void bad(String name, String token, Plane plane) {
        if (all.put(name, new Bad(token, plane)) != null) {
            throw new IllegalStateException("twice: " + name);
        }
    }

    private void bad(String name, String token) {
        bad(name, token, GATEWAY);
    }

    private void bad(String name, Draft draft) {
        bad(name, draft.text());
    }

    private void algorithms() {
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

    private void signatures() {
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

    private void types() {
        bad("typ missing", good().noHead("typ"));
        bad("typ null", good().head("typ", null));
        bad("typ a number", good().head("typ", 1));
        for (String type :
                List.of("", "absent", "logout+jwt", "dpop+jwt", "JWE", "secevent+jwt", "jwt2")) {
            bad("typ '" + type + "'", good().head("typ", type));
        }
        bad("crit", good().head("crit", List.of("exp")));
        bad("crit empty", good().head("crit", List.of()));
        bad("crit null", good().head("crit", null));
        bad("crit with b64", good().head("crit", List.of("b64")).head("b64", false));
    }

    private void keysInHeaders() {
        String url = corp.url() + "/stranger.json";
        for (String id : List.of(key.id(), strangers.id())) {
            UnaryOperator<Draft> forged = draft -> draft.head("kid", id).signedBy(strangers::sign);
            bad("jku, kid " + id, forged.apply(good().head("jku", url)));
            bad("x5u, kid " + id, forged.apply(good().head("x5u", url)));
            bad("jwk, kid " + id, forged.apply(good().head("jwk", strangers.jwk().toJSONObject())));
            bad("x5c, kid " + id, forged.apply(good().head("x5c", List.of("MIIB"))));
            bad("x5t, kid " + id, forged.apply(good().head("x5t", "AAAA")));
        }
    }

    private void keyIds() {
        bad("kid missing", good().noHead("kid"));
        for (Object id :
                new Object[] {
                    "",
                    " ",
                    7,
                    List.of(key.id()),
                    "../../../../dev/null",
                    "/etc/passwd",
                    "file:///dev/null",
                    "https://stranger.example/keys",
                    "' OR '1'='1",
                    "x' UNION SELECT 'secret'--",
                    "| touch /tmp/x",
                    "\u0000",
                    key.id() + "\u0000",
                    key.id() + " ",
                    key.id().toUpperCase(java.util.Locale.ROOT),
                    "*",
                    "k\u00e9y",
                    "k".repeat(300),
                    partners.id(),
                    "weak",
                    "octets",
                    "encryption"
                }) {
            bad("kid " + TokenRefused.quote(id.toString()), good().head("kid", id));
        }
        bad("kid null", good().head("kid", null));
    }

    private void issuers() {
        bad("iss missing", good().noClaim("iss"));
        for (Object issuer :
                new Object[] {
                    "",
                    1,
                    List.of(corp.url()),
                    corp.url() + "/",
                    corp.url() + "/other",
                    corp.url().replace("http:", "https:"),
                    corp.url().replace("127.0.0.1", "localhost"),
                    "corp",
                    "https://stranger.example"
                }) {
            bad("iss " + issuer, good().claim("iss", issuer));
        }
        bad("iss of the partner, our key", good().claim("iss", partner.url()));
        bad("iss ours, the partner's key", tried.draft(corp, partners));
        bad(
                "same subject at the partner, with our kid",
                tried.draft(partner, partners).head("kid", key.id()));
    }

    private void audiences() {
        bad("aud missing", good().noClaim("aud"));
        for (Object audience :
                new Object[] {
                    "",
                    1,
                    List.of(),
                    List.of("other"),
                    List.of("tollgate", 1),
                    Map.of("tollgate", true),
                    "other",
                    "tollgate2",
                    "Tollgate",
                    "tollgate ",
                    "tollgate other",
                    "tollgate-ui",
                    "tollgate-admin"
                }) {
            bad("aud " + audience, good().claim("aud", audience));
        }
        bad("a token for calls at the admin API", admin().claim("aud", "tollgate").text(), ADMIN);
        bad("a login's token at the admin API", admin().claim("aud", "tollgate-ui").text(), ADMIN);
    }

    private Draft admin() {
        return good().claim("aud", "tollgate-admin")
                .claim("realm_access", Map.of("roles", List.of("tollgate-admins")));
    }

    private void times() {
        long now = tried.clock.instant().getEpochSecond();
        bad("exp missing", good().noClaim("exp"));
        for (String time : List.of("exp", "nbf", "iat")) {
            for (Object value : new Object[] {"soon", Long.toString(now), true, List.of(now), -1}) {
                bad(time + " " + value, good().claim(time, value));
            }
            bad(time + " null", good().claim(time, null));
            bad(time + " far too large", good().claimsJson(json -> replaced(json, time, "1e400")));
        }
        bad("exp in milliseconds", good().claim("exp", (now + 300) * 1000));
        bad("exp zero", good().claim("exp", 0));
        bad("exp an hour ago", good().claim("exp", now - 3600));
        bad("exp beyond the skew", good().claim("exp", now - 31));
        bad("nbf in an hour", good().claim("nbf", now + 3600));
        bad("nbf beyond the skew", good().claim("nbf", now + 32));
        bad("iat in an hour", good().claim("iat", now + 3600));
    }

    private static String replaced(String json, String name, String value) {
        return json.replaceAll(",\"" + name + "\":[0-9]+", "")
                .replaceFirst("^\\{", "{\"" + name + "\":" + value + ",");
    }

    private void subjects() {
        bad("sub missing", good().noClaim("sub"));
        for (Object subject :
                new Object[] {"", " ", 1, List.of("a"), "a\nb", "a\u0000", "s".repeat(256)}) {
            bad("sub " + TokenRefused.quote(subject.toString()), good().claim("sub", subject));
        }
    }

    private void shapes() {
        String token = good().text();
        String[] parts = token.split("\\.");
        List<String> odd =
                new ArrayList<>(
                        List.of("", ".", "..", "...", "....", "null", "Bearer " + token, "{}"));
        odd.add(parts[0]);
        odd.add(parts[0] + "." + parts[1]);
        odd.add(token + ".");
        odd.add("." + token);
        odd.add(token + "." + parts[2]);
        odd.add(token + "." + parts[1] + "." + parts[2]);
        odd.add(parts[0] + ".." + parts[2]);
        odd.add(" " + token);
        odd.add(token + "\n");
        odd.add(token.substring(0, 10) + " " + token.substring(10));
        odd.add(token + "=");
        odd.add(token + "==");
        odd.add(token.replace(".", "%2E"));
        odd.add(parts[0] + "=." + parts[1] + "." + parts[2]);
        odd.add("{\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2] + "\"}");
        odd.add(token.substring(0, 9) + "+" + token.substring(10));
        odd.add(token.substring(0, 9) + "\u0410" + token.substring(10));
        odd.forEach(text -> bad("shape " + odd.indexOf(text), text));
    }

    private void json() {
        bad(
                "sub twice",
                good().claimsJson(json -> json.replaceFirst("\\{", "{\"sub\":\"admin\",")));
        bad("aud twice", good().claimsJson(json -> json.replaceFirst("\\{", "{\"aud\":\"x\",")));
        bad("alg twice", good().headerJson(json -> json.replaceFirst("\\{", "{\"alg\":\"none\",")));
        bad("kid twice", good().headerJson(json -> json.replaceFirst("\\{", "{\"kid\":\"x\",")));
        bad(
                "a claim twice, deep down",
                good().claimsJson(json -> json.replaceFirst("\\{", "{\"a\":{\"b\":1,\"b\":2},")));
        bad("something behind the claims", good().claimsJson(json -> json + "{}"));
        bad("claims in a list", good().claimsJson(json -> "[" + json + "]"));
        bad("claims a text", good().claimsJson(_ -> "\"claims\""));
        bad("claims null", good().claimsJson(_ -> "null"));
        bad("claims cut off", good().claimsJson(json -> json.substring(0, json.length() - 2)));
        bad("claims with a comment", good().claimsJson(json -> "/* */" + json));
        bad("claims with single quotes", good().claimsJson(json -> json.replace('"', '\'')));
        bad("claims behind a byte order mark", good().claimsJson(json -> "\uFEFF" + json));
        bad("header a list", good().headerJson(json -> "[" + json + "]"));
        bad(
                "claims nested deeply",
                good().claimsJson(
                                json ->
                                        json.replaceFirst(
                                                "\\{",
                                                "{\"a\":"
                                                        + "[".repeat(99)
                                                        + "]".repeat(99)
                                                        + ",")));
        bad(
                "claims with an endless number",
                good().claimsJson(
                                json ->
                                        json.replaceFirst(
                                                "\\{", "{\"a\":" + "9".repeat(99) + ",")));
        bad("claims in UTF-16", good().text("{\"iss\":\"x\"}".getBytes(StandardCharsets.UTF_16)));
        bad(
                "claims in no UTF-8",
                good().text(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}));
        bad("claims in bytes", good().text(new byte[] {0, 1, 2, 3}));
        bad(
                "a token in a token",
                good().head("cty", "JWT").text(good().text().getBytes(StandardCharsets.US_ASCII)));
    }

    private void sizes() {
        bad("claims of more than 8 KiB", good().claim("a", "a".repeat(8200)));
        bad("header of more than 4 KiB", good().head("a", "a".repeat(4200)));
        bad("kid of 10,000 characters", good().head("kid", "k".repeat(10_000)));
        bad("token of more than 16 KiB", good().claim("a", "a".repeat(13_000)));
        bad("a megabyte of dots", ".".repeat(1 << 20));
        bad("a megabyte of letters", "a".repeat(1 << 20));
    }

    private void mappings() {
        bad("tenant missing", good().noClaim("org"));
        for (Object tenant :
                new Object[] {
                    "Gamma",
                    "acme",
                    "acme gmbh",
                    1,
                    Map.of("Acme GmbH", 1),
                    List.of("Acme GmbH", "Beta")
                }) {
            bad("tenant " + tenant, good().claim("org", tenant));
        }
        bad("teams missing", good().noClaim("groups"));
        bad("teams unknown", good().claim("groups", List.of("everybody", "acme/search")));
        bad("teams of another tenant", good().claim("groups", List.of("beta-ops")));
        bad("teams an object", good().claim("groups", Map.of("eng-search", true)));
        bad("role missing", admin().noClaim("realm_access").text(), ADMIN);
        for (Object roles :
                new Object[] {
                    List.of(),
                    List.of("platform-admin"),
                    List.of("TOLLGATE-ADMINS"),
                    List.of("fin-beta"),
                    List.of(List.of("tollgate-admins")),
                    "x tollgate-admins",
                    "tollgate-admins,x",
                    Map.of("tollgate-admins", true)
                }) {
            bad(
                    "roles " + roles,
                    admin().claim("realm_access", Map.of("roles", roles)).text(),
                    ADMIN);
        }
        bad(
                "roles in another claim",
                admin().noClaim("realm_access").claim("roles", List.of("tollgate-admins")).text(),
                ADMIN);
    }
}
