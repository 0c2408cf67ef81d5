package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads one provider. */
final class ProviderReader {

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ \\t\\x21-\\x7E]*");

    /** Headers that belong to the connection or to the gateway. */
    private static final Set<String> RESERVED =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "host",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final DialectChoice dialects;
    private final CredentialChoice credentials;
    private final SecretReference secrets;
    private final DeclaredRules declared;
    private final OutboundReader outbound;

    ProviderReader(
            DialectChoice dialects,
            CredentialChoice credentials,
            Environment environment,
            DeclaredRules declared,
            OutboundReader outbound) {
        this.dialects = dialects;
        this.credentials = credentials;
        this.declared = declared;
        this.outbound = outbound;
        this.secrets = new SecretReference(environment);
    }

    /** The provider, null if it has a problem that leaves none. */
    @Nullable Provider read(String name, Section section) {
        ProviderDialect dialect = dialects.read(section);
        List<ProviderDialect> also = alsoSpeaks(section);
        URI baseUrl = baseUrl(section, dialect);
        Timeouts timeouts = timeouts(section.section(ProviderKeys.TIMEOUTS, Sections.TIMEOUTS));
        Pool pool = pool(section.section(ProviderKeys.POOL, Sections.POOL));
        Map<String, String> headers = headers(section);
        boolean beside = declared.has(name);
        List<Secret> apiKeys =
                beside
                        ? declared.secrets(name).stream().map(Secret::new).toList()
                        : apiKeys(section);
        if (beside && baseUrl != null) {
            declared.check(section, baseUrl);
        }
        Outbound reached =
                beside ? outbound.readDeclared(section, baseUrl) : outbound.read(section, baseUrl);
        Duration checkEvery = section.optionalDuration(ProviderKeys.CHECK_EVERY);
        return dialect == null || baseUrl == null
                ? null
                : new Provider(
                        name,
                        dialect,
                        baseUrl,
                        apiKeys,
                        headers,
                        timeouts,
                        pool,
                        section.flag(ProviderKeys.SHARE_FILES),
                        also,
                        checkEvery,
                        beside ? declared.guard() : null,
                        reached,
                        beside ? null : credentials.read(section, baseUrl));
    }

    private List<Secret> apiKeys(Section section) {
        if (section.has(ProviderKeys.API_KEY) && section.has(ProviderKeys.API_KEYS)) {
            section.problems()
                    .add(
                            section.path(ProviderKeys.API_KEYS),
                            "stands beside api-key; put all of them into this list.");
        }
        Secret only = secrets.read(section, ProviderKeys.API_KEY);
        return only == null ? secrets.readAll(section, ProviderKeys.API_KEYS) : List.of(only);
    }

    private List<ProviderDialect> alsoSpeaks(Section section) {
        List<ProviderDialect> also = new ArrayList<>();
        for (String name : section.words(ProviderKeys.ALSO_SPEAKS)) {
            ProviderDialect dialect = dialects.named(section, ProviderKeys.ALSO_SPEAKS, name);
            if (dialect != null) {
                also.add(dialect);
            }
        }
        return also;
    }

    private static @Nullable URI baseUrl(Section section, @Nullable ProviderDialect dialect) {
        Home home = dialect == null ? null : dialect.home();
        if (home != null && !section.has(ProviderKeys.BASE_URL)) {
            return home.baseUrl();
        }
        String text = section.required(ProviderKeys.BASE_URL);
        if (text == null) {
            return null;
        }
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Not a URI: reported below like one that is no base URL.
        }
        section.problems()
                .add(
                        section.path(ProviderKeys.BASE_URL),
                        "expected a URL such as https://api.example.com/v1: http or https, a host,"
                                + " no user, no query.");
        return null;
    }

    private static Timeouts timeouts(Section section) {
        return new Timeouts(
                section.duration(ProviderKeys.CONNECT),
                section.duration(ProviderKeys.RESPONSE),
                section.duration(ProviderKeys.IDLE));
    }

    private static Pool pool(Section section) {
        return new Pool(
                Objects.requireNonNull(section.number(ProviderKeys.MAX_CONNECTIONS)),
                Objects.requireNonNull(section.number(ProviderKeys.MAX_PENDING)),
                section.duration(ProviderKeys.ACQUIRE_TIMEOUT),
                section.duration(ProviderKeys.MAX_IDLE));
    }

    private static Map<String, String> headers(Section section) {
        Map<String, String> headers = section.texts(ProviderKeys.HEADERS);
        headers.forEach(
                (name, value) -> {
                    String path = section.path(ProviderKeys.HEADERS) + "." + name;
                    if (!HEADER_NAME.matcher(name).matches()) {
                        section.problems().add(path, "is not a header's name.");
                    } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                        section.problems().add(path, "is set by the gateway itself.");
                    } else if (!HEADER_VALUE.matcher(value).matches()) {
                        section.problems().add(path, "has a value that no header can have.");
                    }
                });
        return headers;
    }
}
