package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tollgate's configuration. */
final class Settings {

    private static final String FORM =
            """
            tollgate:
              demo: false
              discovery: false
              data: "DATA"
              access: ACCESS
              providers:
                mock-openai:    { dialect: openai,    base-url: "MOCK/v1", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-anthropic: { dialect: anthropic, base-url: "MOCK", api-key: sk-bench-0123456789abcdefghijklmnopqrstuv }
                mock-ollama:    { dialect: ollama,    base-url: "MOCK" }
              models:
            AHEAD    bench-openai:    { targets: [ { provider: mock-openai, model: gpt-4.1, price: { input: 2, output: 8 } } ] }
                bench-anthropic: { targets: [ { provider: mock-anthropic, model: claude-sonnet-4-5, max-output-tokens: 4096, price: { input: 3, output: 15 } } ] }
                bench-ollama:    { targets: [ { provider: mock-ollama, model: llama3.1 } ] }
            """;

    private Settings() {}

    /**
     * Writes a file of its own, with a folder of its own for what the gateway keeps.
     *
     * @param ahead how many models are declared before those that are asked for
     */
    static String write(Path folder, String name, String mock, Guards guards, int ahead)
            throws IOException {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < ahead; i++) {
            others.append(
                    "    ahead-%03d: { targets: [ { provider: mock-openai, model: gpt-%d } ] }\n"
                            .formatted(i, i));
        }
        String text =
                FORM.replace("MOCK", mock)
                        .replace(
                                "DATA",
                                folder.resolve(name + "-data-" + System.nanoTime()).toString())
                        .replace("ACCESS", guards == Guards.NONE ? "open" : "keys")
                        .replace("AHEAD", others);
        return Files.writeString(folder.resolve(name + ".yml"), text).toString();
    }
}
