package io.tollgate.app.network;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.tollgate.app.settings.NetworkSettings.Tls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the certificate's files every second, as the settings' file is looked at: contents count
 * that two looks in a row see, so that a certificate is seldom tried before its key has come.
 */
@Component
class TlsWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TlsWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TlsBundle bundle;
    private final @Nullable Counter taken;
    private final @Nullable Counter refused;
    private volatile @Nullable Thread thread;
    private List<ByteBuffer> tried = List.of();
    private List<ByteBuffer> seen = List.of();

    TlsWatch(TlsBundle bundle, MeterRegistry registry) {
        this.bundle = bundle;
        boolean serves = bundle.tls() != null;
        this.taken = serves ? counter(registry, "taken") : null;
        this.refused = serves ? counter(registry, "refused") : null;
        if (serves) {
            TimeGauge.builder(
                            "tollgate.tls.certificate.expiry",
                            bundle,
                            TimeUnit.SECONDS,
                            TlsWatch::secondsLeft)
                    .description("How long the certificate that is shown is valid still")
                    .register(registry);
        }
    }

    private static double secondsLeft(TlsBundle bundle) {
        Duration left = bundle.validFor();
        return left == null ? Double.NaN : left.toSeconds();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("tollgate.tls.reloads")
                .description("Certificates that were read again")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void start() {
        Tls tls = bundle.tls();
        if (tls == null) {
            return;
        }
        thread = Thread.ofVirtual().name("tollgate-tls-watch").start(() -> watch(tls));
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch(Tls tls) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PAUSE);
                look(tls);
            }
        } catch (InterruptedException _) {
            // The gateway stops.
        }
    }

    private void look(Tls tls) {
        List<ByteBuffer> now = contents(tls);
        if (now.equals(seen) && !now.equals(tried)) {
            tried = now;
            count(bundle.renew());
        }
        seen = now;
    }

    private void count(Renewal renewal) {
        Counter counter =
                switch (renewal) {
                    case TAKEN -> taken;
                    case REFUSED -> refused;
                    case SAME -> null;
                };
        if (counter != null) {
            counter.increment();
        }
    }

    /** Of a file that cannot be read, why: a content like any other. */
    private static List<ByteBuffer> contents(Tls tls) {
        return Stream.of(tls.certificate(), tls.key(), tls.clientCa())
                .filter(Objects::nonNull)
                .map(TlsWatch::content)
                .toList();
    }

    private static ByteBuffer content(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            log.debug("{} cannot be read", file, e);
            return ByteBuffer.wrap(e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
