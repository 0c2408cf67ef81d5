package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.pkitesting.X509Bundle;
import io.tollgate.Authority;
import io.tollgate.app.settings.NetworkSettings.ForwardedHeader;
import io.tollgate.app.settings.NetworkSettings.Http2;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.OutboundProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What the settings say of the network, and what they cannot. */
class NetworkSettingsTest {

    private static final Authority AUTHORITY = new Authority("house");
    private static final X509Bundle ONE = AUTHORITY.issue("one");

    @TempDir private Path folder;

    @BeforeEach
    void files() throws Exception {
        AUTHORITY.file(folder);
        Authority.chain(folder.resolve("one.pem"), ONE);
        Authority.key(folder.resolve("one-key.pem"), ONE);
        Authority.key(folder.resolve("two-key.pem"), AUTHORITY.issue("two"));
        Files.writeString(folder.resolve("empty.pem"), "");
    }

    private Settings read(String yaml) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("tollgate.yml"), yaml.replace("FOLDER", folder.toString()));
        return new SettingsReader(
                        Dialects.found(),
                        CredentialKinds.found(),
                        new MockEnvironment().withProperty("PROXY_PASSWORD", "pw-canary"))
                .read(SettingsContent.of(file));
    }

    private static String provider(String more) {
        return "providers: { p: { dialect: openai, base-url: 'https://h/v1', " + more + " } }";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tls: { certificate: a.pem } | tollgate.tls.key: is missing.
                    tls: {} | tollgate.tls.certificate: is missing.
                    tls: { certificate: a, key: b, hsts: 5 } | tollgate.tls.hsts: expected true or false.
                    http2: often | tollgate.http2: 'often' is not `tls`, `always` or `never`.
                    trusted-proxies: [ proxy.example ] | tollgate.trusted-proxies: 'proxy.example' is no address or block such as 10.0.0.0/8.
                    trusted-proxies: [ 10.0.0.0/33 ] | tollgate.trusted-proxies: '10.0.0.0/33' is no address or block such as 10.0.0.0/8.
                    forwarded-header: x-real-ip | tollgate.forwarded-header: 'x-real-ip' is not `x-forwarded` or `forwarded`.
                    outbound: { ca: /nowhere/ca.pem } | tollgate.outbound.ca: the file /nowhere/ca.pem cannot be read (NoSuchFileException).
                    outbound: { proxy: { url: 'http://u:p@h:1' } } | tollgate.outbound.proxy.url: expected http://host:port or socks5://host:port, or none; user and password have keys of their own.
                    outbound: { proxy: { url: 'ftp://h:1' } } | tollgate.outbound.proxy.url: expected http://host:port or socks5://host:port, or none; user and password have keys of their own.
                    outbound: { proxy: { url: 'http://h:1', user: u } } | tollgate.outbound.proxy: user and password go together.
                    outbound: { proxy: { user: u, password: p } } | tollgate.outbound.proxy.url: is missing.
                    PROVIDER client-certificate: FOLDER/one.pem | tollgate.providers.p.client-key: is missing.
                    PROVIDER client-certificate: FOLDER/one.pem, client-key: FOLDER/two-key.pem | tollgate.providers.p.client-key: is not the key of the client-certificate.
                    PROVIDER client-certificate: FOLDER/one.pem, client-key: FOLDER/one.pem | tollgate.providers.p.client-key: the file FOLDER/one.pem holds no private key in PEM form, or one with a password.
                    PROVIDER ca: FOLDER/empty.pem | tollgate.providers.p.ca: the file FOLDER/empty.pem holds no certificate in PEM form.
                    providers: { p: { dialect: openai, base-url: 'http://h/v1', http2: true } } | tollgate.providers.p.http2: needs a base-url with https, in which both sides agree on it.
                    """)
    void eachMistakeIsNamed(String yaml, String problem) {
        String whole =
                yaml.startsWith("PROVIDER") ? provider(yaml.substring("PROVIDER".length())) : yaml;
        InvalidSettings thrown =
                catchThrowableOfType(
                        InvalidSettings.class, () -> read("tollgate: { " + whole + " }"));
        assertThat(thrown.problems()).contains(problem.replace("FOLDER", folder.toString()));
    }

    @Test
    void whatBelievesAnybodyIsRefused() {
        for (String yaml :
                List.of(
                        "server: { forward-headers-strategy: native }",
                        "server.forward-headers-strategy: framework")) {
            InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> read(yaml));
            assertThat(thrown.problems())
                    .containsExactly(
                            "server.forward-headers-strategy: believes whoever sends the headers;"
                                    + " name your proxies in tollgate.trusted-proxies.");
        }
    }

    @Test
    void nothingIsTrustedByDefault() throws Exception {
        NetworkSettings network = read("tollgate: {}").network();
        assertThat(network.tls()).isNull();
        assertThat(network.http2()).isEqualTo(Http2.TLS);
        assertThat(network.trustedProxies()).isEmpty();
        assertThat(network.header()).isEqualTo(ForwardedHeader.X_FORWARDED);
    }

    @Test
    void aProviderSaysOtherwiseThanAll() throws Exception {
        Settings settings =
                read(
                        """
                        tollgate:
                          outbound:
                            ca: FOLDER/ca.pem
                            proxy: { url: "http://proxy.example:3128", user: u, password: env:PROXY_PASSWORD }
                          providers:
                            as-all: { dialect: openai, base-url: "https://h/v1" }
                            direct: { dialect: openai, base-url: "https://h/v1", proxy: { url: none } }
                            own: { dialect: openai, base-url: "https://h/v1", ca: FOLDER/one.pem, proxy: { url: "socks5://other.example:1080" } }
                        """);
        Outbound all = outbound(settings, "as-all");
        assertThat(all.proxy().host()).isEqualTo("proxy.example");
        assertThat(all.proxy().password().reveal()).isEqualTo("pw-canary");
        assertThat(all.authorities()).containsExactly(AUTHORITY.root().getCertificate());
        assertThat(outbound(settings, "direct").proxy()).isNull();
        assertThat(outbound(settings, "direct").authorities()).isEqualTo(all.authorities());
        Outbound own = outbound(settings, "own");
        assertThat(own.proxy().kind()).isEqualTo(OutboundProxy.Kind.SOCKS5);
        assertThat(own.proxy().user()).isNull();
        assertThat(own.authorities()).containsExactly(ONE.getCertificate());
        assertThat(all.toString()).doesNotContain("pw-canary");
        assertThat(outbound(settings, "as-all"))
                .isEqualTo(outbound(read(settings.source()), "as-all"));
    }

    private static Settings read(SettingsContent content) {
        return new SettingsReader(
                        Dialects.found(),
                        CredentialKinds.found(),
                        new MockEnvironment().withProperty("PROXY_PASSWORD", "pw-canary"))
                .read(content);
    }

    private static Outbound outbound(Settings settings, String provider) {
        return settings.upstreams().providers().get(provider).outbound();
    }
}
