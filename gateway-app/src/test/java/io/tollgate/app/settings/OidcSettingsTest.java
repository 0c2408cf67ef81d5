package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.app.settings.OidcSettings.Audiences;
import io.tollgate.app.settings.OidcSettings.ClaimMap;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.app.settings.OidcSettings.RoleAt;
import io.tollgate.app.settings.OidcSettings.Tenants;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.policies.admin.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class OidcSettingsTest {

    private static final String CANARY = "client-secret-canary";

    @TempDir private Path folder;

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("UI_SECRET", CANARY);

    @Test
    void withoutTheSectionNobodysTokensAreTaken() throws IOException {
        assertThat(read("tollgate: {}").issuers()).isEmpty();
    }

    @Test
    void readsWhatIsDeclared() throws IOException {
        Issuer corp =
                issuer(
                        """
                              issuer: https://login.example/realms/main
                              name: Company login
                              audiences: { gateway: [tollgate], admin: [tollgate-admin] }
                              algorithms: [PS256]
                              type: [at+jwt, absent]
                              skew: 5s
                              max-staleness: 2h
                              tenant: { claim: org, values: { "Acme GmbH": acme, Beta: beta } }
                              teams: { claim: groups, values: { /eng/search: acme/search } }
                              roles:
                                claim: realm_access.roles
                                values:
                                  admins: platform-admin
                                  fin: finance
                                  group-fin: finance everywhere
                                  leads: team-admin acme/search
                              user: { claim: email }
                              client: { id: tollgate-ui, secret: "env:UI_SECRET" }
                        """);

        assertThat(corp.id()).isEqualTo("corp");
        assertThat(corp.name()).isEqualTo("Company login");
        assertThat(corp.jwksUri()).isNull();
        assertThat(corp.audiences())
                .isEqualTo(new Audiences(Set.of("tollgate"), Set.of("tollgate-admin")));
        assertThat(corp.algorithms()).containsExactly("PS256");
        assertThat(corp.types()).containsExactlyInAnyOrder("at+jwt", Issuer.ABSENT);
        assertThat(corp.skew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(corp.maxStaleness()).isEqualTo(Duration.ofHours(2));
        assertThat(corp.tenants())
                .isEqualTo(
                        new Tenants.Told(
                                new ClaimMap<>(
                                        "org", Map.of("Acme GmbH", "acme", "Beta", "beta"))));
        assertThat(Objects.requireNonNull(corp.teams()).values())
                .isEqualTo(Map.of("/eng/search", "acme/search"));
        assertThat(Objects.requireNonNull(corp.roles()).values())
                .isEqualTo(
                        Map.of(
                                "admins", new RoleAt(Role.PLATFORM_ADMIN, true, null),
                                "fin", new RoleAt(Role.FINANCE, false, null),
                                "group-fin", new RoleAt(Role.FINANCE, true, null),
                                "leads", new RoleAt(Role.TEAM_ADMIN, false, "acme/search")));
        assertThat(corp.userClaim()).isEqualTo("email");
        assertThat(Objects.requireNonNull(corp.client()).scopes())
                .containsExactly("email", "openid", "profile");
        assertThat(corp.toString()).doesNotContain(CANARY);
    }

    @Test
    void whatIsNotSaidIsStrict() throws IOException {
        Issuer corp =
                issuer(
                        """
                              issuer: http://localhost:8081/realm
                              audiences: { gateway: [tollgate] }
                              tenant: acme
                        """);

        assertThat(corp.name()).isEqualTo("corp");
        assertThat(corp.audiences().admin()).isEmpty();
        assertThat(corp.algorithms()).containsExactlyInAnyOrder("RS256", "ES256");
        assertThat(corp.types()).containsExactlyInAnyOrder("at+jwt", "jwt");
        assertThat(corp.skew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(corp.maxStaleness()).isEqualTo(Duration.ofHours(24));
        assertThat(corp.tenants()).isEqualTo(new Tenants.Fixed("acme"));
        assertThat(corp.userClaim()).isEqualTo("sub");
        assertThat(corp.client()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    issuer: "http://login.example" | issuer: 'http://login.example' is not a URL with https
                    issuer: "https://u:p@login.example" | is not a URL with https
                    issuer: "login.example" | is not a URL with https
                    issuer: "http://localhost.login.example" | is not a URL with https
                    name: x | issuer: is missing
                    jwks-uri: "http://login.example/keys" | jwks-uri: 'http://login.example/keys' is not
                    audiences: {} | expected the aud
                    audiences: { gateway: [a, b], admin: [b] } | 'b' stands under gateway too
                    audiences: { admin: a } | expected a list of texts
                    algorithms: [HS256] | 'HS256' is not taken
                    algorithms: [none] | 'none' is not taken
                    algorithms: [] | expected a list of at least one
                    skew: 10m | expected at most 5m
                    tenant: acme/search | 'acme/search' is not a tenant
                    tenant: { claim: org, values: { x: Acme } } | 'Acme' is no path
                    tenant: { values: { x: acme } } | tenant.claim: is missing
                    tenant: { claim: org } | tenant.values: is missing
                    teams: { claim: g, values: { x: beta/search } } | belongs to a tenant that the key tenant does not list
                    teams: { claim: g, values: { x: acme } } | is no path of a team
                    roles: { claim: r, values: { x: root } } | 'root' is no role
                    roles: { claim: r, values: { x: platform-admin acme } } | cannot be held in 'acme'
                    roles: { claim: r, values: { x: tenant-admin everywhere } } | cannot be held in 'everywhere'
                    roles: { claim: r, values: { x: finance beta } } | does not list
                    roles: { claim: r, value: { x: finance } } | did you mean 'values'?
                    client: { secret: abcdef } | client.id: is missing
                    client: { id: tollgate } | is one of the audiences
                    client: { id: ui, scopes: [email] } | openid has to be among them
                    client: { id: ui, secret: "env:NOT_SET" } | NOT_SET is not set
                    """)
    void whatCannotBeIsReported(String line, String problem) {
        assertThat(problems(complete(line))).anyMatch(text -> text.contains(problem));
    }

    @Test
    void rolesInATenantNeedOne() {
        assertThat(
                        problems(
                                """
                                      issuer: https://login.example
                                      audiences: { admin: [tollgate] }
                                      roles: { claim: r, values: { x: finance } }
                                """))
                .anyMatch(text -> text.contains("the key tenant is missing"));
    }

    @Test
    void oneIssuerStandsOnce() {
        assertThat(
                        problems(
                                """
                                      issuer: https://login.example
                                      audiences: { admin: [a] }
                                    other:
                                      issuer: https://login.example
                                      audiences: { admin: [b] }
                                """))
                .containsExactly(
                        "tollgate.oidc.issuers.other.issuer: is that of 'corp' too; one section has"
                                + " to do for both.");
    }

    /** The line, with what is required unless the line gives it. */
    private static String complete(String line) {
        StringBuilder yaml = new StringBuilder();
        if (!line.startsWith("issuer") && !line.startsWith("name")) {
            yaml.append("      issuer: https://login.example\n");
        }
        if (!line.startsWith("audiences")) {
            yaml.append("      audiences: { gateway: [tollgate] }\n");
        }
        if (!line.startsWith("tenant")) {
            yaml.append("      tenant: acme\n");
        }
        return yaml.append("      ").append(line).append('\n').toString();
    }

    private List<String> problems(String lines) {
        InvalidSettings invalid =
                catchThrowableOfType(InvalidSettings.class, () -> read(under(lines)));
        assertThat(invalid.getMessage()).doesNotContain(CANARY);
        return invalid.problems();
    }

    private Issuer issuer(String lines) throws IOException {
        return Objects.requireNonNull(read(under(lines)).issuers().get("corp"));
    }

    private static String under(String lines) {
        return "tollgate:\n oidc:\n  issuers:\n    corp:\n" + lines;
    }

    private OidcSettings read(String yaml) throws IOException {
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment)
                .read(SettingsContent.of(Files.writeString(folder.resolve("tollgate.yml"), yaml)))
                .oidc();
    }
}
