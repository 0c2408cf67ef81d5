package io.tollgate.app.network;

import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.NetworkSettings.Tls;
import io.tollgate.app.settings.PemFile;
import io.tollgate.app.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.stereotype.Component;

/**
 * The certificate that is shown to whoever connects, as one of Spring Boot's bundles, which the
 * servers take anew for each connection. One that cannot serve does not take the place of one that
 * can; at the start, where there is none, it is a mistake in the settings.
 */
@Component
class TlsBundle implements SslBundleRegistrar {

    static final String NAME = "tollgate";

    private static final Logger log = LoggerFactory.getLogger(TlsBundle.class);

    private final @Nullable Tls tls;
    private final String settings;
    private @Nullable SslBundleRegistry registry;
    private volatile @Nullable ServedCertificate served;

    TlsBundle(Settings settings) {
        this.tls = settings.network().tls();
        this.settings = settings.place();
    }

    /** What the settings say of it, null if nothing: then there is no bundle. */
    @Nullable Tls tls() {
        return tls;
    }

    @Override
    public void registerBundles(SslBundleRegistry bundles) {
        if (tls == null) {
            return;
        }
        try {
            ServedCertificate first = ServedCertificate.read(tls, Instant.now());
            bundles.registerBundle(NAME, first.bundle());
            registry = bundles;
            served = first;
        } catch (PemFile.Unusable e) {
            throw new InvalidSettings(settings, List.of(e.why()));
        }
    }

    /** Shows what the files hold now, from the next connection on. */
    Renewal renew() {
        if (tls == null || registry == null) {
            return Renewal.SAME;
        }
        try {
            ServedCertificate next = ServedCertificate.read(tls, Instant.now());
            if (next.equals(served)) {
                return Renewal.SAME;
            }
            registry.updateBundle(NAME, next.bundle());
            served = next;
            log.info("The certificate was read again: {}", next);
            return Renewal.TAKEN;
        } catch (PemFile.Unusable e) {
            log.error(
                    "The certificate changed and was not taken; the old one goes on. {}", e.why());
        } catch (RuntimeException e) {
            log.error("The certificate changed and was not taken; the old one goes on.", e);
        }
        return Renewal.REFUSED;
    }

    /** How long what is shown is valid still; negative if it is not. */
    @Nullable Duration validFor() {
        ServedCertificate now = served;
        return now == null ? null : Duration.between(Instant.now(), now.expiry());
    }
}
