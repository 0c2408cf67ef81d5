package io.tollgate.e2e;

import io.netty.pkitesting.X509Bundle;
import io.tollgate.Authority;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Somebody who trusts one authority, and may have a certificate. */
final class TlsClient {

    private final SSLContext context;

    TlsClient(Authority authority, @Nullable X509Bundle own) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(
                    own == null ? new KeyManager[0] : own.toKeyManagerFactory().getKeyManagers(),
                    new TrustManager[] {authority.root().toTrustManager()},
                    null);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    HttpClient http(HttpClient.Version version) {
        return HttpClient.newBuilder().sslContext(context).version(version).build();
    }

    /** The subject of the certificate that is shown to whoever asks for this name. */
    String shown(int port, String name) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return first.getSubjectX500Principal().getName();
        }
    }

    /** The protocol and the cipher that are agreed on. */
    String agreed(int port, String protocol, @Nullable String cipher) throws IOException {
        try (Socket plain = new Socket("127.0.0.1", port);
                SSLSocket socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(plain, "127.0.0.1", port, true)) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (cipher != null) {
                socket.setEnabledCipherSuites(new String[] {cipher});
            }
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }
}
