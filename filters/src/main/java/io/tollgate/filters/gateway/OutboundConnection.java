package io.tollgate.filters.gateway;

import io.netty.handler.ssl.SslContextBuilder;
import io.tollgate.filters.upstream.ClientIdentity;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.OutboundProxy;
import io.tollgate.filters.upstream.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.netty.transport.ProxyProvider;

/** Makes a client connect as a provider's settings say. */
final class OutboundConnection {

    private final Outbound outbound;

    OutboundConnection(Outbound outbound) {
        this.outbound = outbound;
    }

    /** Which protocol is spoken, the provider chooses by ALPN from those that are offered. */
    HttpClient protocols(HttpClient client) {
        return outbound.http2()
                ? client.protocol(HttpProtocol.HTTP11, HttpProtocol.H2)
                : client.protocol(HttpProtocol.HTTP11);
    }

    HttpClient throughProxy(HttpClient client, OutboundProxy proxy) {
        return client.proxy(
                types -> {
                    ProxyProvider.Builder builder =
                            types.type(
                                            proxy.kind() == OutboundProxy.Kind.SOCKS5
                                                    ? ProxyProvider.Proxy.SOCKS5
                                                    : ProxyProvider.Proxy.HTTP)
                                    .host(proxy.host())
                                    .port(proxy.port());
                    String user = proxy.user();
                    Secret password = proxy.password();
                    if (user != null && password != null) {
                        builder.username(user).password(_ -> password.reveal());
                    }
                });
    }

    /** The name in the provider's certificate is compared, as always. */
    HttpClient withCertificates(HttpClient client) {
        GenericSslContextSpec<SslContextBuilder> context =
                outbound.http2()
                        ? Http2SslContextSpec.forClient()
                        : Http11SslContextSpec.forClient();
        return client.secure(ssl -> ssl.sslContext(context.configure(this::configure)));
    }

    private void configure(SslContextBuilder context) {
        if (!outbound.authorities().isEmpty()) {
            context.trustManager(trust(outbound.authorities()));
        }
        ClientIdentity identity = outbound.identity();
        if (identity != null) {
            context.keyManager(identity.key(), identity.chain());
        }
    }

    /** The JVM's authorities and these. */
    private static TrustManagerFactory trust(List<X509Certificate> authorities) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int count = 0;
            for (TrustManager manager : factory(null).getTrustManagers()) {
                if (manager instanceof X509TrustManager jvms) {
                    for (X509Certificate authority : jvms.getAcceptedIssuers()) {
                        all.setCertificateEntry("jvm-" + count++, authority);
                    }
                }
            }
            for (X509Certificate authority : authorities) {
                all.setCertificateEntry("own-" + count++, authority);
            }
            return factory(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JVM cannot hold these certificates", e);
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
