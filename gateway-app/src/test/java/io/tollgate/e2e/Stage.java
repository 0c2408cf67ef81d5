package io.tollgate.e2e;

import io.tollgate.e2e.StubProvider.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One stub and one gateway over it, shared by the tests that need nothing else: a start costs
 * seconds.
 */
final class Stage {

    static final StubProvider STUB = new StubProvider();
    static final RunningGateway GATEWAY = RunningGateway.over(STUB);
    static final List<String> PROVIDERS = List.of("openai", "anthropic", "ollama");

    private Stage() {}

    /** The provider's recorded-shape answer: {@code text}, {@code tools} or {@code length}. */
    static Script answer(String provider, String name, boolean stream) {
        if (!stream) {
            return Script.of("application/json", wire(provider + "-" + name + ".json"));
        }
        return provider.equals("ollama")
                ? Script.of("application/x-ndjson", wire("ollama-" + name + ".ndjson"))
                        .inPiecesOf(17)
                : Script.of("text/event-stream", wire(provider + "-" + name + ".sse"))
                        .inPiecesOf(97);
    }

    static byte[] wire(String name) {
        try (InputStream in = Stage.class.getResourceAsStream("/wire/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
