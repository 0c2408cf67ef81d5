package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Provider;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong before a provider could be asked, and where its operator can put it right. */
final class ConnectFaults {

    private ConnectFaults() {}

    /** To stand behind the provider's name. */
    static String ofTls(Provider provider, SSLException thrown) {
        if (has(thrown, CertificateExpiredException.class)
                || has(thrown, CertificateNotYetValidException.class)) {
            return "shows a certificate that is not valid at this time.";
        }
        if (has(thrown, CertPathBuilderException.class)) {
            return "shows a certificate of an authority that the gateway does not know; its operator"
                    + " can name that in tollgate.providers."
                    + provider.name()
                    + ".ca.";
        }
        if (has(thrown, CertificateException.class)) {
            return "shows a certificate that is not for "
                    + provider.baseUrl().getHost()
                    + ", or is none that the gateway takes.";
        }
        String alert = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return alert.contains("certificate")
                ? "does not take the gateway's certificate, or wants one; its operator should check"
                        + " tollgate.providers."
                        + provider.name()
                        + ".client-certificate."
                : unreachable(provider);
    }

    /** To stand behind the provider's name. A proxy that refuses closes the connection as well. */
    static String unreachable(Provider provider) {
        return provider.outbound().proxy() == null
                ? "cannot be reached or broke the connection off."
                : "cannot be reached through its proxy; its operator should check"
                        + " tollgate.providers."
                        + provider.name()
                        + ".proxy and what the proxy says.";
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> wanted) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (wanted.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
