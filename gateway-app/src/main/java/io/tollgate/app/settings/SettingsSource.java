package io.tollgate.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the settings come from while the gateway runs. The file that was found once stays the file:
 * should it vanish, that is a mistake or a moment of its replacement, and no wish for the defaults.
 */
public final class SettingsSource {

    private final Environment environment;
    private volatile @Nullable Path found;

    public SettingsSource(Environment environment) {
        this.environment = environment;
    }

    /**
     * What the file says now, null if there never was one.
     *
     * @throws InvalidSettings if the file is gone or cannot be read
     */
    public @Nullable SettingsContent read() {
        Path file = found;
        if (file == null) {
            file = SettingsFile.locate(environment).orElse(null);
            found = file;
        } else if (!Files.isRegularFile(file)) {
            throw new InvalidSettings(file.toString(), List.of("does not exist any more."));
        }
        return file == null ? null : SettingsContent.of(file);
    }
}
