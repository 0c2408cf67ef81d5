package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of providers. */
final class ProviderKeys {

    static final Key DIALECT =
            new Key(
                    Sections.PROVIDER,
                    "dialect",
                    "name",
                    null,
                    "The API it speaks, such as `openai` (and everything compatible with it),"
                            + " `anthropic`, `ollama` or another one of"
                            + " [those that there are](providers.md). Required.");

    static final Key ALSO_SPEAKS =
            new Key(
                    Sections.PROVIDER,
                    "also-speaks",
                    "list of names",
                    null,
                    "Other APIs that it has at the same URL, such as `[responses]` beside `openai`. What"
                            + " their clients ask passes through untranslated.");

    static final Key BASE_URL =
            new Key(
                    Sections.PROVIDER,
                    "base-url",
                    "URL",
                    null,
                    "Where it is: with `/v1` for `openai` and `responses`, without for `anthropic` and"
                            + " `ollama`; [Providers](providers.md) says it of the others. Required"
                            + " unless everybody finds the dialect's provider at the same place.");

    static final Key OPTIONS =
            new Key(
                    Sections.PROVIDER,
                    "options",
                    "names and values",
                    null,
                    "What its dialect has to know besides: [Providers](providers.md) names them.");

    static final Key CREDENTIAL =
            new Key(
                    Sections.PROVIDER,
                    "credential",
                    "names and values",
                    null,
                    "A credential that is no plain key: its `kind`, and what belongs to that kind, each the"
                            + " value itself, `env:NAME` or `file:/path`."
                            + " [Providers](providers.md) names them.");

    static final Key API_KEY =
            new Key(
                    Sections.PROVIDER,
                    "api-key",
                    "secret",
                    null,
                    "Its credential: the value itself, `env:NAME` or `file:/path`. Absent: none is sent.");

    static final Key API_KEYS =
            new Key(
                    Sections.PROVIDER,
                    "api-keys",
                    "list of secrets",
                    null,
                    "Several credentials, which take turns, in place of `api-key`. One that is refused or asked to wait rests, and the others go on.");

    static final Key HEADERS =
            new Key(
                    Sections.PROVIDER,
                    "headers",
                    "header names and values",
                    null,
                    "Headers that are added to every request.");

    static final Key CHECK_EVERY =
            new Key(
                    Sections.PROVIDER,
                    "check-every",
                    "duration",
                    null,
                    "How often the gateway asks for the list of its models, which costs nothing, to see whether it is there. Absent: never.");

    static final Key SHARE_FILES =
            new Key(
                    Sections.PROVIDER,
                    "share-files",
                    "true or false",
                    "false",
                    "Whether callers may use its store of files and its batches. There is one for all: each"
                            + " caller can read what the others put there.");

    static final Key TIMEOUTS =
            new Key(Sections.PROVIDER, "timeouts", "section", null, "How long it may take.");

    static final Key CONNECT =
            new Key(
                    Sections.TIMEOUTS,
                    "connect",
                    "duration",
                    "10s",
                    "Until the connection stands.");

    static final Key RESPONSE =
            new Key(
                    Sections.TIMEOUTS,
                    "response",
                    "duration",
                    "10m",
                    "Until the answer's headers; a whole answer is computed before them.");

    static final Key IDLE =
            new Key(
                    Sections.TIMEOUTS,
                    "idle",
                    "duration",
                    "2m",
                    "Between two pieces of an answer.");

    static final Key POOL =
            new Key(Sections.PROVIDER, "pool", "section", null, "The connections to it.");

    static final Key MAX_CONNECTIONS =
            new Key(Sections.POOL, "max-connections", "number", "10000", "Open at once.");

    static final Key MAX_PENDING =
            new Key(
                    Sections.POOL,
                    "max-pending",
                    "number",
                    "10000",
                    "Requests that wait for a connection; more are answered with 503.");

    static final Key ACQUIRE_TIMEOUT =
            new Key(
                    Sections.POOL,
                    "acquire-timeout",
                    "duration",
                    "10s",
                    "How long such a request waits.");

    static final Key MAX_IDLE =
            new Key(
                    Sections.POOL,
                    "max-idle",
                    "duration",
                    "30s",
                    "How long an unused connection is kept.");

    static final List<Key> ALL =
            List.of(
                    DIALECT,
                    ALSO_SPEAKS,
                    BASE_URL,
                    OPTIONS,
                    CREDENTIAL,
                    API_KEY,
                    API_KEYS,
                    HEADERS,
                    CHECK_EVERY,
                    SHARE_FILES,
                    TIMEOUTS,
                    CONNECT,
                    RESPONSE,
                    IDLE,
                    POOL,
                    MAX_CONNECTIONS,
                    MAX_PENDING,
                    ACQUIRE_TIMEOUT,
                    MAX_IDLE);

    private ProviderKeys() {}
}
