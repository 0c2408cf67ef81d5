package io.tollgate.app.settings;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the settings: the reader, its complaints and {@code docs/configuration.md} all go by
 * this list.
 */
enum Key {
    LIMITS(Sections.ROOT, "limits", "section", null, "What the gateway takes from a caller."),
    MAX_REQUEST_BODY(
            Sections.LIMITS,
            "max-request-body",
            "size",
            "32MB",
            "The largest request body; a larger one is answered with 413."),
    DEMO(
            Sections.ROOT,
            "demo",
            "true or false",
            "true",
            "Whether the simulated provider and its `demo/*` models are served."),
    DISCOVERY(
            Sections.ROOT,
            "discovery",
            "true or false",
            "true",
            "Whether `OPENAI_API_KEY`, `ANTHROPIC_API_KEY` and `OLLAMA_HOST` (default"
                    + " `localhost:11434`) are looked at, and what they offer is served."),
    PROVIDERS(Sections.ROOT, "providers", "section", null, "Accounts at APIs, by name."),
    DIALECT(
            Sections.PROVIDER,
            "dialect",
            "name",
            null,
            "The API it speaks: `openai` (and everything compatible with it), `responses`,"
                    + " `anthropic` or `ollama`. Required."),
    ALSO_SPEAKS(
            Sections.PROVIDER,
            "also-speaks",
            "list of names",
            null,
            "Other APIs that it has at the same URL, such as `[responses]` beside `openai`. What"
                    + " their clients ask passes through untranslated."),
    BASE_URL(
            Sections.PROVIDER,
            "base-url",
            "URL",
            null,
            "Where it is: with `/v1` for `openai` and `responses`, without for the others. Required."),
    API_KEY(
            Sections.PROVIDER,
            "api-key",
            "secret",
            null,
            "Its credential: the value itself, `env:NAME` or `file:/path`. Absent: none is sent."),
    HEADERS(
            Sections.PROVIDER,
            "headers",
            "header names and values",
            null,
            "Headers that are added to every request."),
    SHARE_FILES(
            Sections.PROVIDER,
            "share-files",
            "true or false",
            "false",
            "Whether callers may use its store of files and its batches. There is one for all: each"
                    + " caller can read what the others put there."),
    TIMEOUTS(Sections.PROVIDER, "timeouts", "section", null, "How long it may take."),
    CONNECT(Sections.TIMEOUTS, "connect", "duration", "10s", "Until the connection stands."),
    RESPONSE(
            Sections.TIMEOUTS,
            "response",
            "duration",
            "10m",
            "Until the answer's headers; a whole answer is computed before them."),
    IDLE(Sections.TIMEOUTS, "idle", "duration", "2m", "Between two pieces of an answer."),
    POOL(Sections.PROVIDER, "pool", "section", null, "The connections to it."),
    MAX_CONNECTIONS(Sections.POOL, "max-connections", "number", "10000", "Open at once."),
    MAX_PENDING(
            Sections.POOL,
            "max-pending",
            "number",
            "10000",
            "Requests that wait for a connection; more are answered with 503."),
    ACQUIRE_TIMEOUT(
            Sections.POOL, "acquire-timeout", "duration", "10s", "How long such a request waits."),
    MAX_IDLE(
            Sections.POOL, "max-idle", "duration", "30s", "How long an unused connection is kept."),
    MODELS(
            Sections.ROOT,
            "models",
            "section",
            null,
            "What clients may ask for, by name. A `*` stands for any text; exact names win over"
                    + " globs, long globs over short ones."),
    TARGETS(
            Sections.MODEL,
            "targets",
            "list",
            null,
            "What serves the model; each request goes to one of them. Required."),
    FIDELITY(
            Sections.MODEL,
            "fidelity",
            "strict or lenient",
            "lenient",
            "What becomes of a request of which something cannot be said in the target's dialect:"
                    + " `lenient` leaves it out and names it in `x-tollgate-dropped`, `strict`"
                    + " answers 400. A caller can ask for `strict` with the header"
                    + " `x-tollgate-fidelity`."),
    PROVIDER(Sections.TARGET, "provider", "name", null, "A declared provider. Required."),
    MODEL(
            Sections.TARGET,
            "model",
            "name",
            null,
            "The model as the provider calls it. Absent: as the client does."),
    WEIGHT(Sections.TARGET, "weight", "number", "1", "Its share beside the other targets."),
    MAX_OUTPUT_TOKENS(
            Sections.TARGET,
            "max-output-tokens",
            "number",
            null,
            "The longest answer, which Anthropic's API must be told. Absent: from the built-in"
                    + " catalogue."),
    REASONING(
            Sections.TARGET,
            "reasoning",
            "true or false",
            null,
            "Whether the model can be told to think. Absent: its name tells; models of unknown"
                    + " names are not asked to, and the wish is named in `x-tollgate-dropped`.");

    /** Where keys stand; {@code <name>} is the user's to choose. */
    static final class Sections {
        static final String ROOT = "tollgate";
        static final String LIMITS = "tollgate.limits";
        static final String PROVIDER = "tollgate.providers.<name>";
        static final String TIMEOUTS = "tollgate.providers.<name>.timeouts";
        static final String POOL = "tollgate.providers.<name>.pool";
        static final String MODEL = "tollgate.models.<name>";
        static final String TARGET = "tollgate.models.<name>.targets[]";

        private Sections() {}
    }

    private final String section;
    private final String text;
    private final String type;
    private final @Nullable String defaultValue;
    private final String meaning;

    Key(String section, String text, String type, @Nullable String defaultValue, String meaning) {
        this.section = section;
        this.text = text;
        this.type = type;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    static List<String> in(String section) {
        return Arrays.stream(values())
                .filter(key -> key.section.equals(section))
                .map(Key::text)
                .toList();
    }

    String section() {
        return section;
    }

    String text() {
        return text;
    }

    String type() {
        return type;
    }

    @Nullable String defaultValue() {
        return defaultValue;
    }

    String meaning() {
        return meaning;
    }
}
