package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings;
import io.tollgate.app.settings.OidcSettings.Issuer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Identity providers of a test, with a clock that stands still unless it is moved. */
final class Tried implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestClock clock = new TestClock();
    final IdentityProviders providers;

    Tried(KeptKeys kept, Issuer... issuers) {
        providers =
                new IdentityProviders(
                        new OidcSettings(
                                Arrays.stream(issuers)
                                        .collect(
                                                Collectors.toMap(Issuer::id, Function.identity()))),
                        kept,
                        clock);
    }

    /** A good token of the issuer, for calls to models. */
    Draft draft(TestProvider provider, SigningKey key) {
        return Draft.good(provider.url(), key, clock.instant(), "tollgate")
                .claim("name", "Somebody")
                .claim("org", "Acme GmbH")
                .claim("groups", new String[] {"eng-search", "everybody"});
    }

    VerifiedToken verify(String token, Plane plane) {
        return providers.tokens().verify(token, plane).block(PATIENCE);
    }

    VerifiedToken verify(Draft draft) {
        return verify(draft.text(), Plane.GATEWAY);
    }

    /** Why it is refused, null if it is taken. */
    Reason refusal(String token, Plane plane) {
        TokenRefused refused = catchThrowableOfType(TokenRefused.class, () -> verify(token, plane));
        return refused == null ? null : refused.reason();
    }

    Reason refusal(Draft draft) {
        return refusal(draft.text(), Plane.GATEWAY);
    }

    @Override
    public void close() {
        providers.close();
    }
}
