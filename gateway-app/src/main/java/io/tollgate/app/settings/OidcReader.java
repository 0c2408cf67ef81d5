package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.app.settings.OidcSettings.Audiences;
import io.tollgate.app.settings.OidcSettings.Client;
import io.tollgate.app.settings.OidcSettings.Issuer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads the identity providers. */
final class OidcReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Duration FARTHEST_SKEW = Duration.ofMinutes(5);
    private static final Set<String> ALGORITHMS =
            Set.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                    "EdDSA");

    private final SecretReference secrets;

    OidcReader(Environment environment) {
        this.secrets = new SecretReference(environment);
    }

    OidcSettings read(Section root) {
        Section oidc = root.section(OidcKeys.OIDC, Sections.OIDC);
        Map<String, Issuer> issuers = new LinkedHashMap<>();
        Map<String, String> seen = new HashMap<>();
        oidc.named(OidcKeys.ISSUERS, Sections.ISSUER)
                .forEach(
                        (id, section) -> {
                            Issuer issuer = issuer(id, section);
                            checkUnique(section, seen.put(issuer.issuer(), id));
                            issuers.put(id, issuer);
                        });
        return new OidcSettings(issuers);
    }

    private static void checkUnique(Section section, @Nullable String other) {
        if (other != null) {
            section.problems()
                    .add(
                            section.path(OidcKeys.ISSUER),
                            "is that of '" + other + "' too; one section has to do for both.");
        }
    }

    private Issuer issuer(String id, Section section) {
        if (!ID.matcher(id).matches()) {
            section.problems()
                    .add(section.path(), "a name has small letters, digits and hyphens only.");
        }
        URI issuer = required(section) ? url(section, OidcKeys.ISSUER) : null;
        Audiences audiences = audiences(section);
        ClaimMapReader maps = new ClaimMapReader(section);
        return new Issuer(
                id,
                issuer == null ? "" : issuer.toString(),
                Objects.requireNonNullElse(section.text(OidcKeys.NAME), id),
                url(section, OidcKeys.JWKS_URI),
                audiences,
                algorithms(section),
                types(section),
                skew(section),
                section.duration(OidcKeys.MAX_STALENESS),
                maps.tenants(),
                maps.teams(),
                maps.roles(),
                userClaim(section),
                client(section, audiences));
    }

    private static boolean required(Section section) {
        return section.required(OidcKeys.ISSUER) != null;
    }

    private static @Nullable URI url(Section section, Key key) {
        return section.value(
                key,
                "a URL with https (http for this machine only), without user and fragment",
                text -> TrustedUrl.of(text));
    }

    private static Audiences audiences(Section issuer) {
        Section section = issuer.section(OidcKeys.AUDIENCES, Sections.AUDIENCES);
        Set<String> gateway = distinct(section.words(OidcKeys.GATEWAY));
        Set<String> admin = distinct(section.words(OidcKeys.ADMIN));
        if (gateway.isEmpty() && admin.isEmpty()) {
            section.problems()
                    .add(
                            section.path(),
                            "expected the aud of this provider's tokens, as in { gateway:"
                                    + " [tollgate], admin: [tollgate-admin] }.");
        }
        Set<String> both = new HashSet<>(gateway);
        both.retainAll(admin);
        both.forEach(
                audience ->
                        section.problems()
                                .add(
                                        section.path(OidcKeys.ADMIN),
                                        "'"
                                                + audience
                                                + "' stands under gateway too: a token for calls"
                                                + " must not administer."));
        return new Audiences(gateway, admin);
    }

    private static Set<String> distinct(List<String> words) {
        return words.stream().filter(Predicate.not(String::isBlank)).collect(Collectors.toSet());
    }

    private static Set<String> algorithms(Section section) {
        Set<String> named = words(section, OidcKeys.ALGORITHMS, OidcKeys.DEFAULT_ALGORITHMS);
        for (String name : named) {
            if (!ALGORITHMS.contains(name)) {
                section.problems()
                        .unknown(
                                section.path(OidcKeys.ALGORITHMS),
                                "'" + name + "' is not taken",
                                name,
                                ALGORITHMS);
            }
        }
        return named;
    }

    private static Set<String> types(Section section) {
        return words(section, OidcKeys.TYPE, OidcKeys.DEFAULT_TYPES).stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Section section, Key key, List<String> otherwise) {
        Set<String> words = distinct(section.has(key) ? section.words(key) : otherwise);
        if (words.isEmpty()) {
            section.problems().add(section.path(key), "expected a list of at least one.");
        }
        return words;
    }

    private static Duration skew(Section section) {
        Duration skew = section.durationOrZero(OidcKeys.SKEW);
        if (skew.compareTo(FARTHEST_SKEW) > 0) {
            section.problems().add(section.path(OidcKeys.SKEW), "expected at most 5m.");
        }
        return skew;
    }

    private static String userClaim(Section issuer) {
        Section user = issuer.section(OidcKeys.USER, Sections.USER);
        return Objects.requireNonNull(user.text(OidcKeys.USER_CLAIM));
    }

    private @Nullable Client client(Section issuer, Audiences audiences) {
        if (!issuer.has(OidcKeys.CLIENT)) {
            return null;
        }
        Section section = issuer.section(OidcKeys.CLIENT, Sections.CLIENT);
        String id = section.required(OidcKeys.CLIENT_ID);
        if (id != null && (audiences.gateway().contains(id) || audiences.admin().contains(id))) {
            section.problems()
                    .add(
                            section.path(OidcKeys.CLIENT_ID),
                            "is one of the audiences: what logs people in must not do as a token.");
        }
        Set<String> scopes = words(section, OidcKeys.SCOPES, OidcKeys.DEFAULT_SCOPES);
        if (!scopes.contains("openid")) {
            section.problems().add(section.path(OidcKeys.SCOPES), "openid has to be among them.");
        }
        return id == null
                ? null
                : new Client(
                        id,
                        secrets.read(section, OidcKeys.CLIENT_SECRET),
                        scopes.stream().sorted().toList());
    }
}
