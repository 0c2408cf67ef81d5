package io.tollgate.e2e;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The clients by dialect, and every pair of a client's dialect with a provider's. */
final class Clients {

    private static final Map<String, ClientDriver> DRIVERS =
            Map.of(
                    "openai", new OpenAiDriver(),
                    "anthropic", new AnthropicDriver(),
                    "ollama", new OllamaDriver());

    private Clients() {}

    static ClientDriver of(String dialect) {
        return DRIVERS.get(dialect);
    }

    /** Client and provider: nine. */
    static Stream<Arguments> crossings() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        client ->
                                Stage.PROVIDERS.stream()
                                        .map(provider -> Arguments.of(client, provider)));
    }

    /** Client, provider, and whether it streams: eighteen. */
    static Stream<Arguments> streamedOrNot() {
        return crossings()
                .flatMap(
                        pair ->
                                Stream.of(false, true)
                                        .map(
                                                stream ->
                                                        Arguments.of(
                                                                pair.get()[0],
                                                                pair.get()[1],
                                                                stream)));
    }
}
