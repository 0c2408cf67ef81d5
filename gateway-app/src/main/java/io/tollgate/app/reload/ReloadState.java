package io.tollgate.app.reload;

import io.tollgate.app.reload.Outcome.Refused;
import io.tollgate.app.settings.SettingsContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration is in force.
 *
 * @param generation how many were since the start, itself included
 * @param file null if there is none and the defaults hold
 * @param sha256 of the file's content
 * @param lastRefusal null if none was refused yet; a later one may have been taken since
 */
record ReloadState(
        long generation,
        Instant loadedAt,
        @Nullable String file,
        @Nullable String sha256,
        @Nullable Refused lastRefusal) {

    static ReloadState atStart(@Nullable SettingsContent source) {
        return new ReloadState(1, Instant.now(), file(source), sha256(source), null);
    }

    ReloadState taken(@Nullable SettingsContent source) {
        return new ReloadState(
                generation + 1, Instant.now(), file(source), sha256(source), lastRefusal);
    }

    ReloadState refused(Refused refusal) {
        return new ReloadState(generation, loadedAt, file, sha256, refusal);
    }

    private static @Nullable String file(@Nullable SettingsContent source) {
        return source == null ? null : source.file().toString();
    }

    private static @Nullable String sha256(@Nullable SettingsContent source) {
        return source == null ? null : source.sha256();
    }
}
