package io.tollgate.packaging;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/** The gateway's own reader of settings, in a pod's environment. */
final class StrictReader {

    private StrictReader() {}

    static Settings read(Path folder, String yaml, Map<String, String> variables)
            throws IOException {
        MockEnvironment environment =
                new MockEnvironment()
                        .withProperty("POD_NAME", "gw-tollgate-0")
                        .withProperty("TOLLGATE_DATA", "/data/tollgate");
        variables.forEach(environment::setProperty);
        Path file = Files.writeString(folder.resolve("tollgate.yml"), yaml);
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment)
                .read(SettingsContent.of(file));
    }
}
