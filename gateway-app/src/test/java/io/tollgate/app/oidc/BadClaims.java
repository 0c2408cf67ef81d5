package io.tollgate.app.oidc;

import static io.tollgate.app.oidc.Plane.ADMIN;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.util.List;
import java.util.Map;

/** Tokens that are signed as they should be, and say what is not taken. */
final class BadClaims extends BadTokens {

    BadClaims(TestIssuers issuers) {
        super(issuers);
    }

    @Override
    void make() {
        issuers();
        audiences();
        times();
        subjects();
        mappings();
    }

    private void issuers() {
        because(Reason.ISSUER, Reason.KEY);
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
        because(Reason.AUDIENCE);
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

    private void times() {
        because(Reason.EXPIRED, Reason.NOT_YET, Reason.MALFORMED);
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

    private void subjects() {
        because(Reason.SUBJECT);
        bad("sub missing", good().noClaim("sub"));
        for (Object subject :
                new Object[] {"", " ", 1, List.of("a"), "a\nb", "a\u0000", "s".repeat(256)}) {
            bad("sub " + TokenRefused.quote(subject.toString()), good().claim("sub", subject));
        }
    }

    private void mappings() {
        because(Reason.UNMAPPED);
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

    private Draft admin() {
        return good().claim("aud", "tollgate-admin")
                .claim("realm_access", Map.of("roles", List.of("tollgate-admins")));
    }

    private static String replaced(String json, String name, String value) {
        return json.replaceAll(",\"" + name + "\":[0-9]+", "")
                .replaceFirst("^\\{", "{\"" + name + "\":" + value + ",");
    }
}
