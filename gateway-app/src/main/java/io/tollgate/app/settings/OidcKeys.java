package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of the identity providers whose tokens are taken, and where people log in. */
final class OidcKeys {

    static final List<String> DEFAULT_ALGORITHMS = List.of("RS256", "ES256");
    static final List<String> DEFAULT_TYPES = List.of("at+jwt", "JWT");
    static final List<String> DEFAULT_SCOPES = List.of("openid", "profile", "email");

    static final Key OIDC =
            new Key(
                    Sections.ROOT,
                    "oidc",
                    "section",
                    null,
                    "Whose tokens (JWT) are taken beside keys, and where people log in.");

    static final Key ISSUERS =
            new Key(
                    Sections.OIDC,
                    "issuers",
                    "section",
                    null,
                    "Identity providers, by names of small letters, digits and hyphens. Those of the name are `<name>:<sub>` in records, so keep it.");

    static final Key ISSUER =
            new Key(
                    Sections.ISSUER,
                    "issuer",
                    "URL",
                    null,
                    "The `iss` of its tokens, to the letter; with `https` unless it is on this machine. Required.");

    static final Key NAME =
            new Key(
                    Sections.ISSUER,
                    "name",
                    "text",
                    null,
                    "As the login page calls it. Absent: the name of the section.");

    static final Key JWKS_URI =
            new Key(
                    Sections.ISSUER,
                    "jwks-uri",
                    "URL",
                    null,
                    "Where its keys are. Absent: as its `.well-known/openid-configuration` says, which is read in the background.");

    static final Key AUDIENCES =
            new Key(
                    Sections.ISSUER,
                    "audiences",
                    "section",
                    null,
                    "Which tokens are meant for the gateway. Required; nothing may stand for both planes.");

    static final Key GATEWAY =
            new Key(
                    Sections.AUDIENCES,
                    "gateway",
                    "list of texts",
                    null,
                    "The `aud` of tokens that may call models. Absent: none of this provider's may.");

    static final Key ADMIN =
            new Key(
                    Sections.AUDIENCES,
                    "admin",
                    "list of texts",
                    null,
                    "The `aud` of tokens that may call the admin API. Absent: none of this provider's may.");

    static final Key ALGORITHMS =
            new Key(
                    Sections.ISSUER,
                    "algorithms",
                    "list of names",
                    "[RS256, ES256]",
                    "How its tokens may be signed: RS, PS and ES with 256, 384 or 512, and EdDSA.");

    static final Key TYPE =
            new Key(
                    Sections.ISSUER,
                    "type",
                    "list of names",
                    "[at+jwt, JWT]",
                    "The `typ` of its tokens; `absent` stands for tokens without one.");

    static final Key SKEW =
            new Key(
                    Sections.ISSUER,
                    "skew",
                    "duration or 0s",
                    "30s",
                    "How far its clock may be off, at most 5m.");

    static final Key MAX_STALENESS =
            new Key(
                    Sections.ISSUER,
                    "max-staleness",
                    "duration",
                    "24h",
                    "How long its keys, as last seen, go on being believed while it cannot be reached.");

    static final Key TENANT =
            new Key(
                    Sections.ISSUER,
                    "tenant",
                    "text or section",
                    null,
                    "The tenant of all its users, or the claim that tells it. Absent: none, which leaves roles that hold everywhere.");

    static final Key TEAMS =
            new Key(
                    Sections.ISSUER,
                    "teams",
                    "section",
                    null,
                    "The claim that tells a user's teams. Whoever it gives none may not call models. Absent: users have no team.");

    static final Key ROLES =
            new Key(
                    Sections.ISSUER,
                    "roles",
                    "section",
                    null,
                    "The claim that tells a user's roles. Whoever it gives none may not administer anything.");

    static final Key TENANT_CLAIM = claim(Sections.TENANT_MAP);

    static final Key TENANT_VALUES =
            new Key(
                    Sections.TENANT_MAP,
                    "values",
                    "values and tenants",
                    null,
                    "What its values stand for; others stand for nothing. Required.");

    static final Key TEAMS_CLAIM = claim(Sections.TEAMS_MAP);

    static final Key TEAMS_VALUES =
            new Key(
                    Sections.TEAMS_MAP,
                    "values",
                    "values and teams",
                    null,
                    "What its values stand for, as in `eng-search: acme/search`; others stand for nothing. Required.");

    static final Key ROLES_CLAIM = claim(Sections.ROLES_MAP);

    static final Key ROLES_VALUES =
            new Key(
                    Sections.ROLES_MAP,
                    "values",
                    "values and roles",
                    null,
                    "What its values stand for: `platform-admin`, `tenant-admin`, `team-admin`, `finance`, `auditor` or `member`, each in the user's own tenant or teams, or behind it where it holds: `finance everywhere`, `team-admin acme/search`. Others stand for nothing. Required.");

    static final Key USER =
            new Key(Sections.ISSUER, "user", "section", null, "What its users are called.");

    static final Key USER_CLAIM =
            new Key(
                    Sections.USER,
                    "claim",
                    "text",
                    "sub",
                    "The claim that names them for people, such as `email` or `preferred_username`. Who they are is `sub` in any case.");

    static final Key CLIENT =
            new Key(
                    Sections.ISSUER,
                    "client",
                    "section",
                    null,
                    "The gateway as a client, for the login of people who administer it. Absent: nobody logs in there.");

    static final Key CLIENT_ID =
            new Key(
                    Sections.CLIENT,
                    "id",
                    "text",
                    null,
                    "Its id, which is none of the audiences. Required.");

    static final Key CLIENT_SECRET =
            new Key(
                    Sections.CLIENT,
                    "secret",
                    "secret",
                    null,
                    "Its secret: `env:NAME`, `file:/path` or itself. Absent: a public client.");

    static final Key SCOPES =
            new Key(
                    Sections.CLIENT,
                    "scopes",
                    "list of names",
                    "[openid, profile, email]",
                    "What is asked for. The claims for tenant and roles have to be in the ID token.");

    static final List<Key> ALL =
            List.of(
                    OIDC,
                    ISSUERS,
                    ISSUER,
                    NAME,
                    JWKS_URI,
                    AUDIENCES,
                    ALGORITHMS,
                    TYPE,
                    SKEW,
                    MAX_STALENESS,
                    TENANT,
                    TEAMS,
                    ROLES,
                    USER,
                    CLIENT,
                    GATEWAY,
                    ADMIN,
                    TENANT_CLAIM,
                    TENANT_VALUES,
                    TEAMS_CLAIM,
                    TEAMS_VALUES,
                    ROLES_CLAIM,
                    ROLES_VALUES,
                    USER_CLAIM,
                    CLIENT_ID,
                    CLIENT_SECRET,
                    SCOPES);

    private static Key claim(String section) {
        return new Key(
                section,
                "claim",
                "text",
                null,
                "Its name; `realm_access.roles` reaches into a claim that has parts. Required.");
    }

    private OidcKeys() {}
}
