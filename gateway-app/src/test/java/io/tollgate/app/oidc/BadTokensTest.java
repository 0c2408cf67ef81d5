package io.tollgate.app.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.tollgate.app.oidc.BadTokens.Bad;
import io.tollgate.app.oidc.BadTokens.TestIssuers;
import io.tollgate.app.settings.OidcSettings.Tenants;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** None of many bad tokens is taken, and the good ones that they were made from are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTokensTest {

    private static final int AT_LEAST = 80;

    private final SigningKey key = SigningKey.rsa("key-1");
    private final SigningKey ec = SigningKey.ec("key-2");
    private final SigningKey partners = SigningKey.rsa("partner-1");
    private final TestProvider corp = new TestProvider();
    private final TestProvider partner = new TestProvider();
    private final Tried tried =
            new Tried(
                    new MemoryKeptKeys(),
                    corp.as("corp"),
                    partner.as("partner", new Tenants.Fixed("beta")));

    @BeforeAll
    void publish() {
        corp.hasJson(
                Stream.of(key.jwk(), ec.jwk(), weak(), octets(), encryption())
                        .map(jwk -> jwk.toJSONString())
                        .collect(Collectors.joining(",", "{\"keys\":[", ",{\"kty\":\"new\"}]}")));
        partner.has(partners);
        assertThat(tried.verify(tried.draft(corp, key))).isNotNull();
    }

    @AfterAll
    void close() {
        tried.close();
        corp.close();
        partner.close();
    }

    private static RSAKey weak() {
        return (RSAKey) SigningKey.rsa("weak", 1024).jwk();
    }

    private OctetSequenceKey octets() {
        return new OctetSequenceKey.Builder(new byte[32]).keyID("octets").build();
    }

    /** The very key, but not for signatures. */
    private RSAKey encryption() {
        return new RSAKey.Builder((RSAPublicKey) key.pair().getPublic())
                .keyID("encryption")
                .keyUse(KeyUse.ENCRYPTION)
                .build();
    }

    private Map<String, Bad> all() {
        return BadTokens.all(new TestIssuers(tried, corp, partner, key, ec, partners));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(all()).hasSizeGreaterThan(AT_LEAST);
    }

    @TestFactory
    Stream<DynamicTest> noneIsTaken() {
        return all().entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey(), () -> isRefused(entry.getValue())));
    }

    /** And for what is wrong with it, not for something else. */
    private void isRefused(Bad bad) {
        assertThat(tried.refusal(bad.token(), bad.plane())).isIn(bad.reasons());
    }

    @Test
    void whatTheyWereMadeFromIsTaken() {
        VerifiedToken token = tried.verify(tried.draft(corp, key));

        assertThat(token.id()).isEqualTo("corp:8f14e4");
        assertThat(token.name()).isEqualTo("Somebody");
        assertThat(token.tenant()).isEqualTo("acme");
        assertThat(token.teams()).containsExactly("acme/search");
        assertThat(token.grants()).isEmpty();
        assertThat(tried.verify(tried.draft(corp, ec)).tenant()).isEqualTo("acme");
    }

    @Test
    void headersThatNameKeysAreNotRead() {
        Draft draft = tried.draft(corp, key).head("jku", "https://stranger.example/keys");

        assertThat(tried.verify(draft).subject()).isEqualTo("8f14e4");
    }

    @Test
    void theSameSubjectElsewhereIsSomebodyElse() {
        VerifiedToken theirs =
                tried.verify(
                        tried.draft(partner, partners).claim("groups", new String[] {"beta-ops"}));

        assertThat(theirs.id()).isEqualTo("partner:8f14e4");
        assertThat(theirs.tenant())
                .as("whatever organisation the token names, its issuer has one tenant")
                .isEqualTo("beta");
    }
}
