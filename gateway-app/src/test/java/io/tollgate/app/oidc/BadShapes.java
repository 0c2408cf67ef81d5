package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts that are no tokens, or too much of one. */
final class BadShapes extends BadTokens {

    BadShapes(TestIssuers issuers) {
        super(issuers);
    }

    @Override
    void make() {
        shapes();
        json();
        sizes();
    }

    private void shapes() {
        because(Reason.MALFORMED);
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
        because(Reason.MALFORMED);
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
        because(Reason.TOO_LONG);
        bad("claims of more than 8 KiB", good().claim("a", "a".repeat(8200)));
        bad("header of more than 4 KiB", good().head("a", "a".repeat(4200)));
        bad("kid of 10,000 characters", good().head("kid", "k".repeat(10_000)));
        bad("token of more than 16 KiB", good().claim("a", "a".repeat(13_000)));
        bad("a megabyte of dots", ".".repeat(1 << 20));
        bad("a megabyte of letters", "a".repeat(1 << 20));
    }
}
