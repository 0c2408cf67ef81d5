package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} is what the code says. Run with {@code -Ddocs.update=true} to write
 * it anew.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    private static final String HEAD =
            """
            # Configuration

            This page is generated from the code (`io.tollgate.app.settings.Key`); a test keeps it true.

            Tollgate reads `tollgate.yml`, `tollgate.yaml` or `tollgate.json` (the same structure) beside the
            process, or the file that `TOLLGATE_CONFIG` names. Without a file the defaults hold. Spring's own keys
            (`server`, `spring`, `management`, `logging`) may stand in the same file; they count less than the
            environment and more than the application's defaults. Anything else is a mistake: every mistake is
            reported at start, with its place and the nearest valid name, and the start stops.
            A gateway that runs [takes a changed file](reload.md), or goes on with the old one.

            `${NAME}` and `${NAME:default}` in a value are taken from the environment. Durations are written as
            `500ms`, `10s`, `2m`; sizes as `512KB`, `32MB`.
            """;

    private static final String TAIL =
            """

            ## Plain routes

            Each model becomes a route of Spring Cloud Gateway; `/actuator/gateway/routes` shows them. A route of
            Spring's own kind may use the same predicate and filters, and stands before the declared models:

            ```yaml
            spring:
              cloud:
                gateway:
                  server:
                    webflux:
                      routes:
                        - id: night-shift
                          uri: http://dispatched.invalid   # Dispatch sets the real one
                          predicates:
                            - Model=gpt-4.1,gpt-4o*
                            - Between=2026-01-01T20:00:00Z, 2026-01-02T06:00:00Z
                          filters:
                            - Meter
                            - Translate
                            - Dispatch=local, llama3.1     # provider, model
            ```

            `name: Dispatch` with `args.model` sends a route's requests where that declared model goes.
            """;

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String page = HEAD + sections() + TAIL;
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale: run with -Ddocs.update=true")
                .isEqualTo(page);
    }

    private static String sections() {
        Map<String, List<Key>> bySection =
                Key.all()
                        .collect(
                                Collectors.groupingBy(
                                        Key::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder();
        bySection.forEach(
                (section, keys) -> {
                    page.append("\n## `").append(section).append("`\n\n");
                    page.append("| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
                    keys.forEach(key -> page.append(row(key)));
                });
        return page.toString();
    }

    private static String row(Key key) {
        String defaultValue = key.defaultValue() == null ? "" : "`" + key.defaultValue() + "`";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(key.text(), key.type(), defaultValue, key.meaning());
    }
}
