package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.ollama.OllamaProvider;
import io.tollgate.filters.dialect.openai.OpenAiProvider;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SettingsReaderTest {

    private static final String CANARY = "sk-canary-never-shown";

    @TempDir private Path folder;

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("A_KEY", CANARY).withProperty("HOST_NAME", "h");

    @Test
    void withoutAFileTheDefaultsHold() {
        Settings settings = reader().read(null);

        assertThat(settings.maxRequestBody()).isEqualTo(32 << 20);
        assertThat(settings.demo()).isTrue();
        assertThat(settings.discovery()).isTrue();
        assertThat(settings.upstreams().models()).isEmpty();
    }

    @Test
    void readsWhatIsDeclared() throws IOException {
        Settings settings =
                read(
                        """
                        tollgate:
                          limits: { max-request-body: 64KB }
                          demo: false
                          discovery: false
                          providers:
                            a:
                              dialect: openai
                              base-url: https://${HOST_NAME}.example/v1/
                              api-key: env:A_KEY
                              headers: { x-team: blue }
                              timeouts: { idle: 5s }
                              pool: { max-connections: 7 }
                            b: { dialect: ollama, base-url: "http://${NO_HOST:localhost}:11434" }
                          models:
                            "gpt-*": { targets: [ { provider: a } ] }
                            bot:
                              targets:
                                - { provider: a, model: m, weight: 90, max-output-tokens: 5 }
                                - { provider: b, weight: 10 }
                        server:
                          port: 1
                        """);

        assertThat(settings.maxRequestBody()).isEqualTo(64 << 10);
        assertThat(settings.demo()).isFalse();
        Provider a = settings.upstreams().providers().get("a");
        assertThat(a.baseUrl()).hasToString("https://h.example/v1");
        assertThat(a.apiKeys().getFirst().reveal()).isEqualTo(CANARY);
        assertThat(a.headers()).isEqualTo(Map.of("x-team", "blue"));
        assertThat(a.timeouts())
                .isEqualTo(
                        new Timeouts(
                                Timeouts.DEFAULTS.connect(),
                                Timeouts.DEFAULTS.response(),
                                Duration.ofSeconds(5)));
        assertThat(a.pool().maxConnections()).isEqualTo(7);
        assertThat(settings.upstreams().providers().get("b").pool()).isEqualTo(Pool.DEFAULTS);
        assertThat(settings.upstreams().models())
                .extracting(model -> model.pattern().toString())
                .containsExactly("bot", "gpt-*");
        TargetPlan plan = (TargetPlan) settings.upstreams().models().getFirst().serving();
        assertThat(plan.targets())
                .containsExactly(
                        new Target("a", "m", 90, 1, null, null, 5, null),
                        new Target("b", null, 10));
        assertThat(settings.toString()).doesNotContain(CANARY);
    }

    @Test
    void jsonIsTheSameStructure() throws IOException {
        Path file = folder.resolve("tollgate.json");
        Files.writeString(file, "{\"tollgate\":{\"demo\":false}}");

        assertThat(reader().read(SettingsContent.of(file)).demo()).isFalse();
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), CANARY + "\n");

        Settings settings = read(provider("api-key: \"file:" + key + "\""));

        assertThat(settings.upstreams().providers().get("p").apiKeys().getFirst().reveal())
                .isEqualTo(CANARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demoo: true | tollgate.demoo: is not a key here; did you mean 'demo'? Valid are access, admin, alerts, data, declarations, defaults, demo, discovery, drain, experiments, forwarded-header, health, http2, ledger, limits, models, oidc, outbound, providers, redis, reports, role, store, telemetry, tls, trusted-proxies.",
                "demo: maybe | tollgate.demo: expected true or false.",
                "limits: { max-request-body: 0MB } | tollgate.limits.max-request-body: '0MB' is not a size such as 512KB or 32MB, below 1GB.",
                "limits: 5 | tollgate.limits: expected keys and values.",
                "models: { m: { targets: [ { provider: x } ] } } | tollgate.models.m.targets[0].provider: no provider 'x' is declared. There is none to name.",
                "models: { m: { targets: [] } } | tollgate.models.m.targets: expected a list of at least one.",
                "models: { m: 1 } | tollgate.models.m: expected keys and values.",
                "store: { url: 'jdbc:postgresql://h/d?a=1&reWriteBatchedInserts=true', pepper: 0123456789012345678901234567890123456789 } | tollgate.store.url: must not have reWriteBatchedInserts: it hides which rows of the ledger are new.",
                "providers: { p: { dialect: ollama } } | tollgate.providers.p.base-url: is missing.",
                "providers: { p: { base-url: 'http://h' } } | tollgate.providers.p.dialect: is missing.",
            })
    void eachMistakeIsNamedWithItsPlace(String yaml, String problem) {
        assertThat(problems("tollgate: { " + yaml + " }")).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect: olama | dialect: there is no dialect 'olama'; did you mean 'ollama'? Valid are ollama, openai.",
                "base-url: h:1 | base-url: expected a URL such as https://api.example.com/v1: http or https, a host, no user, no query.",
                "base-url: 'http://u:p@h' | base-url: expected a URL such as https://api.example.com/v1: http or https, a host, no user, no query.",
                "api-key: env:B_KEY | api-key: the variable B_KEY is not set.",
                "api-key: file:/no/such | api-key: the file behind file: cannot be read (NoSuchFileException).",
                "api-key: '${B_KEY}' | api-key: holds a ${placeholder} that is neither set in the environment nor given a default.",
                "api-key: 'env:${A_KEY}' | api-key: expected a variable's name behind env:.",
                "api-key: 'two words' | api-key: is not a credential that a header can hold.",
                "headers: { Host: x } | headers.Host: is set by the gateway itself.",
                "headers: { 'a b': x } | headers.a b: is not a header's name.",
                "headers: { a: \"x\\ny\" } | headers.a: has a value that no header can have.",
                "timeouts: { idle: soon } | timeouts.idle: 'soon' is not a duration such as 10s, 500ms or 2m.",
                "timeouts: { idel: 1s } | timeouts.idel: is not a key here; did you mean 'idle'? Valid are connect, idle, response.",
                "pool: { max-pending: -1 } | pool.max-pending: '-1' is not a whole number of at least 1.",
            })
    void soIsEachMistakeInAProvider(String yaml, String problem) {
        assertThat(problems(provider(yaml))).containsExactly("tollgate.providers.p." + problem);
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        assertThat(
                        problems(
                                """
                                providers: {}
                                servr: {}
                                spring: { cloud: { gateway: { routes: [] } } }
                                tollgate: { x: 1, y: 2 }
                                """))
                .containsExactly(
                        "providers: belongs under 'tollgate:'.",
                        "servr: is not a key here; did you mean 'server'? Valid are logging,"
                                + " management, server, spring, tollgate.",
                        "spring.cloud.gateway.routes: is ignored by Spring Cloud Gateway; it is now"
                                + " spring.cloud.gateway.server.webflux.routes.",
                        "tollgate.x: is not a key here. Valid are access, admin, alerts, data,"
                                + " declarations, defaults, demo, discovery, drain, experiments,"
                                + " forwarded-header, health, http2, ledger, limits, models, oidc, outbound,"
                                + " providers, redis, reports, role, store, telemetry, tls, trusted-proxies.",
                        "tollgate.y: is not a key here. Valid are access, admin, alerts, data,"
                                + " declarations, defaults, demo, discovery, drain, experiments,"
                                + " forwarded-header, health, http2, ledger, limits, models, oidc, outbound,"
                                + " providers, redis, reports, role, store, telemetry, tls, trusted-proxies.");
    }

    @Test
    void aDuplicateIsNamedWithItsLine() {
        assertThat(problems("tollgate:\n  demo: true\n  demo: false\n").toString())
                .contains("line 3")
                .contains("demo");
    }

    @Test
    void oneFileOnlyMayStandBesideTheProcess() throws IOException {
        assertThat(SettingsFile.beside(folder)).isEmpty();
        Path yml = Files.createFile(folder.resolve("tollgate.yml"));
        assertThat(SettingsFile.beside(folder)).contains(yml);
        Files.createFile(folder.resolve("tollgate.json"));
        assertThat(
                        catchThrowableOfType(
                                        InvalidSettings.class, () -> SettingsFile.beside(folder))
                                .problems())
                .singleElement()
                .asString()
                .startsWith("There are several");
    }

    @Test
    void aNamedFileMustExist() {
        environment.setProperty(SettingsFile.VARIABLE, folder.resolve("none.yml").toString());

        assertThat(
                        catchThrowableOfType(
                                        InvalidSettings.class,
                                        () -> SettingsFile.locate(environment))
                                .problems())
                .containsExactly("TOLLGATE_CONFIG names this file, which does not exist.");
    }

    /** A provider with the line, and with what is required unless the line gives it. */
    private static String provider(String line) {
        StringBuilder yaml = new StringBuilder("tollgate:\n  providers:\n    p:\n");
        if (!line.startsWith("dialect")) {
            yaml.append("      dialect: ollama\n");
        }
        if (!line.startsWith("base-url")) {
            yaml.append("      base-url: http://h\n");
        }
        return yaml.append("      ").append(line).append('\n').toString();
    }

    private List<String> problems(String yaml) {
        InvalidSettings invalid = catchThrowableOfType(InvalidSettings.class, () -> read(yaml));
        assertThat(invalid.getMessage()).doesNotContain(CANARY);
        assertThat(invalid.file()).endsWith("tollgate.yml");
        return invalid.problems();
    }

    private Settings read(String yaml) throws IOException {
        return reader().read(
                        SettingsContent.of(
                                Files.writeString(folder.resolve("tollgate.yml"), yaml)));
    }

    private SettingsReader reader() {
        return new SettingsReader(
                new Dialects(List.of(), List.of(new OpenAiProvider(), new OllamaProvider())),
                CredentialKinds.found(),
                environment);
    }
}
