package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tokens that must not be taken, by what is wrong with them. */
abstract class BadTokens {

    final Tried tried;
    final TestProvider corp;
    final TestProvider partner;
    final SigningKey key;
    final SigningKey ec;
    final SigningKey partners;
    final SigningKey strangers = SigningKey.rsa("stranger");
    private final Map<String, Bad> all = new LinkedHashMap<>();
    private Set<Reason> reasons = Set.of();

    /** One of them, what it is presented for, and what it may be refused for. */
    record Bad(String token, Plane plane, Set<Reason> reasons) {}

    /** Who the tokens are of. */
    record TestIssuers(
            Tried tried,
            TestProvider corp,
            TestProvider partner,
            SigningKey key,
            SigningKey ec,
            SigningKey partners) {}

    BadTokens(TestIssuers issuers) {
        this.tried = issuers.tried();
        this.corp = issuers.corp();
        this.partner = issuers.partner();
        this.key = issuers.key();
        this.ec = issuers.ec();
        this.partners = issuers.partners();
    }

    static Map<String, Bad> all(TestIssuers issuers) {
        Map<String, Bad> all = new LinkedHashMap<>();
        Stream.of(
                        new BadSignatures(issuers),
                        new BadHeaders(issuers),
                        new BadClaims(issuers),
                        new BadShapes(issuers))
                .forEach(
                        some -> {
                            some.make();
                            all.putAll(some.all);
                        });
        return all;
    }

    abstract void make();

    final void because(Reason... those) {
        reasons = Set.of(those);
    }

    /** One that nothing is wrong with yet. */
    final Draft good() {
        return tried.draft(corp, key);
    }

    final void bad(String name, String token, Plane plane) {
        if (all.put(name, new Bad(token, plane, reasons)) != null) {
            throw new IllegalStateException("twice: " + name);
        }
    }

    final void bad(String name, String token) {
        bad(name, token, Plane.GATEWAY);
    }

    final void bad(String name, Draft draft) {
        bad(name, draft.text());
    }
}
