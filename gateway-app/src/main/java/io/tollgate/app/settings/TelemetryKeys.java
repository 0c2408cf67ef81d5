package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of what the gateway tells whoever watches it. */
final class TelemetryKeys {

    static final Key TELEMETRY =
            new Key(
                    Sections.ROOT,
                    "telemetry",
                    "section",
                    null,
                    "What the gateway tells whoever watches it, beside [metrics](operating.md).");

    static final Key ACCESS_LOG =
            new Key(
                    Sections.TELEMETRY,
                    "access-log",
                    "true or false",
                    "false",
                    "Whether each call leaves a line in the log, without anything of what was said. With `logging.structured.format.console: ecs` (or `logstash`, `gelf`), a key of Spring Boot's, the log is JSON and each of the line's figures a field.");

    static final Key TRACES =
            new Key(
                    Sections.TELEMETRY,
                    "traces",
                    "section",
                    null,
                    "Spans of calls and their attempts, without anything of what was said. A caller's `traceparent` is gone on with; providers get one.");

    static final Key TRACES_URL =
            new Key(
                    Sections.TRACES,
                    "url",
                    "URL",
                    null,
                    "Of an OTLP receiver that takes HTTP and protobuf: `http://localhost:4318/v1/traces`. Without it nothing is traced.");

    static final Key TRACES_TOKEN =
            new Key(
                    Sections.TRACES,
                    "token",
                    "secret",
                    null,
                    "What it wants to be shown, as `Authorization: Bearer`.");

    static final Key TRACES_SAMPLE =
            new Key(
                    Sections.TRACES,
                    "sample",
                    "0 to 1",
                    "1",
                    "Which part of the calls is traced. A call whose caller traces it, or has decided not to, is left to the caller.");

    static final List<Key> ALL =
            List.of(TELEMETRY, ACCESS_LOG, TRACES, TRACES_URL, TRACES_TOKEN, TRACES_SAMPLE);

    private TelemetryKeys() {}
}
