package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.ClientIdentity;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.OutboundProxy;
import io.tollgate.filters.upstream.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads how providers are reached. */
final class OutboundReader {

    private static final String NONE = "none";

    private final SecretReference secrets;
    private final List<X509Certificate> authorities;
    private final @Nullable OutboundProxy proxy;

    OutboundReader(Environment environment, Section root) {
        this.secrets = new SecretReference(environment);
        Section all = root.section(OutboundKeys.OUTBOUND, Sections.OUTBOUND);
        this.authorities = authorities(all, OutboundKeys.OUTBOUND_CA);
        this.proxy = proxy(all.section(OutboundKeys.OUTBOUND_PROXY, Sections.PROXY));
    }

    /** Of a provider of the file. */
    Outbound read(Section section, @Nullable URI baseUrl) {
        Section ofProxy = section.section(OutboundKeys.PROXY, Sections.PROXY);
        return new Outbound(
                http2(section, baseUrl),
                section.has(OutboundKeys.PROXY) ? proxy(ofProxy) : proxy,
                section.has(OutboundKeys.CA) ? authorities(section, OutboundKeys.CA) : authorities,
                identity(section));
    }

    /**
     * Of a provider that is declared beside the file: no proxy, which would connect where the guard
     * does not see it.
     */
    Outbound readDeclared(Section section, @Nullable URI baseUrl) {
        for (Key key : OutboundKeys.OPERATORS) {
            if (section.has(key)) {
                section.problems()
                        .add(
                                section.path(key),
                                "is for providers of the settings' file only: it leads to files and"
                                        + " hosts of the gateway's own.");
            }
        }
        return new Outbound(http2(section, baseUrl), null, authorities, null);
    }

    private static boolean http2(Section section, @Nullable URI baseUrl) {
        boolean wanted = section.flag(OutboundKeys.HTTP2);
        if (wanted && baseUrl != null && !"https".equals(baseUrl.getScheme())) {
            section.problems()
                    .add(
                            section.path(OutboundKeys.HTTP2),
                            "needs a base-url with https, in which both sides agree on it.");
        }
        return wanted;
    }

    private static List<X509Certificate> authorities(Section section, Key key) {
        Path file = NetworkReader.file(section, key);
        List<X509Certificate> found =
                file == null ? null : PemFile.certificates(section, key, file);
        return found == null ? List.of() : found;
    }

    private static @Nullable ClientIdentity identity(Section section) {
        Path certificate = NetworkReader.file(section, OutboundKeys.CLIENT_CERTIFICATE);
        Path key = NetworkReader.file(section, OutboundKeys.CLIENT_KEY);
        if (certificate == null && key == null) {
            return null;
        }
        section.required(OutboundKeys.CLIENT_CERTIFICATE);
        section.required(OutboundKeys.CLIENT_KEY);
        if (certificate == null || key == null) {
            return null;
        }
        List<X509Certificate> chain =
                PemFile.certificates(section, OutboundKeys.CLIENT_CERTIFICATE, certificate);
        PrivateKey secret = PemFile.key(section, OutboundKeys.CLIENT_KEY, key);
        if (chain == null || secret == null) {
            return null;
        }
        if (!PemFile.belongs(secret, chain.getFirst())) {
            section.problems()
                    .add(
                            section.path(OutboundKeys.CLIENT_KEY),
                            "is not the key of the client-certificate.");
        }
        return new ClientIdentity(chain, secret);
    }

    private @Nullable OutboundProxy proxy(Section section) {
        String text = section.text(OutboundKeys.URL);
        String user = section.text(OutboundKeys.USER);
        Secret password = secrets.read(section, OutboundKeys.PASSWORD);
        if ((user == null) != !section.has(OutboundKeys.PASSWORD)) {
            section.problems().add(section.path(), "user and password go together.");
        }
        if (text == null) {
            if (user != null || section.isGiven()) {
                section.required(OutboundKeys.URL);
            }
            return null;
        }
        return NONE.equals(text) ? null : proxy(section, text, user, password);
    }

    private static @Nullable OutboundProxy proxy(
            Section section, String text, @Nullable String user, @Nullable Secret password) {
        try {
            URI url = URI.create(text);
            OutboundProxy.Kind kind =
                    switch (String.valueOf(url.getScheme())) {
                        case "http" -> OutboundProxy.Kind.HTTP;
                        case "socks5" -> OutboundProxy.Kind.SOCKS5;
                        default -> null;
                    };
            if (kind != null
                    && url.getHost() != null
                    && url.getPort() > 0
                    && url.getUserInfo() == null
                    && url.getPath().replace("/", "").isEmpty()) {
                return new OutboundProxy(kind, url.getHost(), url.getPort(), user, password);
            }
        } catch (IllegalArgumentException _) {
            // Not a URL: reported below like one that is no proxy's.
        }
        section.problems()
                .add(
                        section.path(OutboundKeys.URL),
                        "expected http://host:port or socks5://host:port, or none; user and password"
                                + " have keys of their own.");
        return null;
    }
}
