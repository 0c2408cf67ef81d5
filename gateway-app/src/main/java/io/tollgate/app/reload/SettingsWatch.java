package io.tollgate.app.reload;

import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.SettingsContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the settings' file every second and reloads it when it says something else. It reads the
 * file rather than wait for notices of it: Kubernetes changes a ConfigMap by turning a link,
 * network drives send no notices, and a time of change or a size can stay what it was. A content
 * counts when two looks in a row see it untouched, since one look may meet its writer halfway.
 */
@Component
class SettingsWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SettingsWatch.class);
    private static final long MILLIS = 1_000;

    private final Reload reload;
    private volatile @Nullable Thread thread;
    private @Nullable SettingsContent seen;

    SettingsWatch(Reload reload) {
        this.reload = reload;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("tollgate-settings-watch").start(this::watch);
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

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(MILLIS);
                look();
            }
        } catch (InterruptedException _) {
            // The gateway stops.
        }
    }

    /** A look that fails for whatever reason must not be the last one. */
    private void look() {
        try {
            seen = reload.runIfSettled(seen);
        } catch (InvalidSettings e) {
            // Gone, or just being replaced: there is nothing to take.
            log.debug("{}", e.getMessage());
            seen = null;
        } catch (RuntimeException e) {
            log.error("The settings' file was not reloaded.", e);
        }
    }
}
