package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What good tokens come to. */
class TokenVerifierTest {

    private final SigningKey rsa = SigningKey.rsa("rsa");
    private final SigningKey ed = SigningKey.ed("ed");
    private final TestProvider corp = new TestProvider();
    private final Tried tried =
            new Tried(
                    new MemoryKeptKeys(),
                    TestProvider.changed(
                            corp.as("corp"),
                            URI.create(corp.url() + "/keys"),
                            Set.of("RS256", "PS256", "ES256", "EdDSA"),
                            null));

    @BeforeEach
    void publish() {
        corp.has(rsa, SigningKey.ec("other"), ed);
        assertThat(tried.verify(tried.draft(corp, rsa))).isNotNull();
    }

    @AfterEach
    void close() {
        tried.close();
        corp.close();
    }

    @Test
    void takesEachAlgorithmThatIsListed() {
        assertThat(tried.verify(tried.draft(corp, rsa).algorithm("PS256")).tenant())
                .isEqualTo("acme");
        assertThat(tried.verify(tried.draft(corp, ed)).tenant()).isEqualTo("acme");
        assertThat(tried.refusal(tried.draft(corp, ed).signedBy(_ -> new byte[64])))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void typesAreTakenAsTheyAreWritten() {
        for (String type : List.of("jwt", "JWT", "at+jwt", "application/at+jwt", "AT+JWT")) {
            assertThat(tried.refusal(tried.draft(corp, rsa).head("typ", type))).as(type).isNull();
        }
    }

    @Test
    void clocksMayDifferByTheSkew() {
        long now = tried.clock.instant().getEpochSecond();

        assertThat(tried.refusal(tried.draft(corp, rsa).claim("exp", now - 28))).isNull();
        assertThat(tried.refusal(tried.draft(corp, rsa).claim("nbf", now + 29))).isNull();
        assertThat(tried.refusal(tried.draft(corp, rsa).claim("iat", now + 29))).isNull();
    }

    @Test
    void aKnownTokenIsAnsweredOnTheSpot() {
        String token = tried.draft(corp, rsa).text();

        Mono<VerifiedToken> fresh = tried.providers.tokens().verify(token, Plane.GATEWAY);
        Mono<VerifiedToken> cached = tried.providers.tokens().verify(token, Plane.GATEWAY);

        assertThat(fresh).isInstanceOf(Callable.class);
        assertThat(cached).isInstanceOf(Callable.class);
        assertThat(cached.block()).isSameAs(fresh.block());
    }

    @Test
    void whatWasTakenForOnePlaneIsNotForTheOther() {
        String token = tried.draft(corp, rsa).text();
        assertThat(tried.refusal(token, Plane.GATEWAY)).isNull();

        assertThat(tried.refusal(token, Plane.ADMIN)).isEqualTo(Reason.AUDIENCE);
    }

    @Test
    void anExpiredTokenIsNotTakenFromTheCache() {
        long now = tried.clock.instant().getEpochSecond();
        String token = tried.draft(corp, rsa).claim("exp", now + 5).text();
        assertThat(tried.refusal(token, Plane.GATEWAY)).isNull();

        tried.clock.pass(Duration.ofSeconds(36));

        assertThat(tried.refusal(token, Plane.GATEWAY)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void rolesHoldWhereTheSettingsSay() {
        Administrator lead = admin("lead", "fin", "unknown").administrator();

        assertThat(lead.actor())
                .isEqualTo(new Actor(Actor.Kind.USER, "corp:8f14e4", "Somebody", "s@acme.example"));
        assertThat(lead.grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.TEAM_ADMIN, "acme/search"), new Grant(Role.FINANCE, "acme"));
        assertThat(admin("tollgate-admins", "fin-beta").grants())
                .containsExactly(new Grant(Role.PLATFORM_ADMIN, null));
    }

    private VerifiedToken admin(String... roles) {
        return tried.verify(
                tried.draft(corp, rsa)
                        .claim("aud", List.of("other", "tollgate-admin"))
                        .claim("email", "s@acme.example")
                        .claim("email_verified", true)
                        .claim("realm_access", Map.of("roles", roles))
                        .text(),
                Plane.ADMIN);
    }

    @Test
    void rolesThatHoldEverywhereNeedNoTenant() {
        VerifiedToken token =
                tried.verify(
                        tried.draft(corp, rsa)
                                .noClaim("org")
                                .claim("aud", "tollgate-admin")
                                .claim("realm_access", Map.of("roles", "tollgate-admins"))
                                .text(),
                        Plane.ADMIN);

        assertThat(token.tenant()).isNull();
        assertThat(token.teams()).isEmpty();
        assertThat(token.grants()).containsExactly(new Grant(Role.PLATFORM_ADMIN, null));
    }

    @Test
    void aTokenForCallsAdministersNothing() {
        VerifiedToken token =
                tried.verify(
                        tried.draft(corp, rsa)
                                .claim("realm_access", Map.of("roles", "tollgate-admins")));

        assertThat(token.grants()).isEmpty();
        assertThat(token.administrator().permissions()).isEmpty();
    }

    @Test
    void anAddressThatIsNotVerifiedIsNotShown() {
        Draft draft = tried.draft(corp, rsa).claim("email", "boss@acme.example");

        assertThat(tried.verify(draft.claim("email_verified", false)).email()).isNull();
        assertThat(tried.verify(draft.claim("email_verified", "true")).email())
                .isEqualTo("boss@acme.example");
        assertThat(tried.verify(draft.claim("email", "a\nb")).email()).isNull();
    }

    @Test
    void aNameThatCannotBeShownIsNot() {
        assertThat(tried.verify(tried.draft(corp, rsa).claim("name", "a\u0007b")).name())
                .isEqualTo("8f14e4");
        assertThat(tried.verify(tried.draft(corp, rsa).noClaim("name")).name()).isEqualTo("8f14e4");
    }

    @Test
    void theReasonIsForTheLogAndTheMessageTellsNothing() {
        TokenRefused refused =
                catchThrowableOfType(
                        TokenRefused.class,
                        () -> tried.verify(tried.draft(corp, rsa).head("kid", "a\r\nb")));

        assertThat(refused).hasMessage("This token is not valid.");
        assertThat(refused.detail()).isEqualTo("corp has no key 'a??b'");
        assertThat(refused.isTemporary()).isFalse();
    }

    @Test
    void tokensOfNobodyAreRefusedWithoutIssuers() {
        try (Tried nobody = new Tried(new MemoryKeptKeys(), new Issuer[0])) {
            assertThat(nobody.providers.isEmpty()).isTrue();
            assertThat(nobody.refusal(tried.draft(corp, rsa))).isEqualTo(Reason.ISSUER);
        }
    }
}
