package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Tokens whose head asks for what it must not have. */
final class BadHeaders extends BadTokens {

    BadHeaders(TestIssuers issuers) {
        super(issuers);
    }

    @Override
    void make() {
        types();
        keysInHeaders();
        keyIds();
    }

    private void types() {
        because(Reason.TYPE, Reason.CRITICAL);
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
        because(Reason.SIGNATURE, Reason.KEY);
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
        because(Reason.KEY);
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
                    key.id().toUpperCase(Locale.ROOT),
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
}
