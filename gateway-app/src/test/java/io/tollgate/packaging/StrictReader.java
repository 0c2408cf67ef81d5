package io.tollgate.packaging;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.anthropic.AnthropicProvider;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        List<ProviderDialect> dialects =
                List.of(new OpenAiProvider(), new AnthropicProvider(), new OllamaProvider());
        return new SettingsReader(
                        dialects.stream()
                                .collect(
                                        Collectors.toMap(
                                                ProviderDialect::name, Function.identity())),
                        environment)
                .read(SettingsContent.of(file));
    }
}
