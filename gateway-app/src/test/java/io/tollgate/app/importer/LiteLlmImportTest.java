package io.tollgate.app.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.command.PolicyCommands;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import picocli.CommandLine;

/**
 * Files as people write them for LiteLLM become files that Tollgate takes. Run with {@code
 * -Dgolden.update=true} to write the expected files anew, then read the diff.
 */
class LiteLlmImportTest {

    private static final Path FIXTURES = Path.of("src/test/resources/litellm");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Pattern VARIABLE = Pattern.compile("(?:env:|\\$\\{)([A-Z0-9_]+)");

    @TempDir private Path folder;

    private record Run(int status, String out, String err) {}

    private static Run run(Path config, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("litellm", config.toString()));
        arguments.addAll(List.of(options));
        int status =
                new CommandLine(new ImportCommand())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    private Run run(String config) throws IOException {
        return run(Files.writeString(folder.resolve("config.yaml"), config));
    }

    /** With all of the variables that a file names. */
    private static Settings read(Path file) throws IOException {
        MockEnvironment environment = new MockEnvironment();
        VARIABLE.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .forEach(
                        name ->
                                environment.setProperty(
                                        name,
                                        name.contains("BASE") || name.contains("VLLM")
                                                ? "http://localhost:1/v1"
                                                : "sk-test"));
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), environment)
                .read(SettingsContent.of(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "company", "local", "clouds", "strange"})
    void makesWhatIsExpected(String name) throws IOException {
        Path fixture = FIXTURES.resolve(name);

        Run run = run(fixture.resolve("config.yaml"));

        assertThat(run.status()).isEqualTo(name.equals("small") ? 0 : 1);
        is(fixture.resolve("tollgate.yml"), run.out());
        is(fixture.resolve("report.txt"), run.err());
        assertThat(read(fixture.resolve("tollgate.yml")).upstreams().models()).isNotEmpty();
        assertThat(run.out() + run.err()).doesNotContain("canary");
    }

    private static void is(Path file, String text) throws IOException {
        if (UPDATE) {
            Files.writeString(file, text);
        }
        assertThat(text).as("%s", file).isEqualTo(Files.readString(file));
    }

    /** Whatever is added to whatever mapping of a file is spoken of. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "company", "local"})
    void nothingIsDroppedInSilence(String name) {
        Map<String, Object> config =
                BoundedYaml.read(FIXTURES.resolve(name).resolve("config.yaml"));
        for (String section :
                List.of("", "litellm_settings", "router_settings", "general_settings")) {
            Map<String, Object> changed = new LinkedHashMap<>(config);
            Map<String, Object> into = changed;
            if (!section.isEmpty()) {
                into = new LinkedHashMap<>();
                if (config.get(section) instanceof Map<?, ?> was) {
                    into.putAll(BoundedYaml.asMap(was));
                }
                changed.put(section, into);
            }
            into.put("never_heard_of", "x");

            assertThat(LiteLlmImport.of(changed).report().lines())
                    .anyMatch(line -> line.endsWith("never_heard_of"));
        }
    }

    /** Whatever stands anywhere in its place, something is made of it that Tollgate takes. */
    @Test
    void noValueInAnyPlaceDoesHarm() throws IOException {
        Map<String, Object> config =
                BoundedYaml.read(FIXTURES.resolve("company").resolve("config.yaml"));
        List<Object> values =
                new ArrayList<>(List.of("x", -1, "1e-999999999", List.of(), Map.of()));
        values.add(null);
        values.add(Collections.singletonList(null));
        values.add(Collections.singletonMap("a", null));
        int places = count(config);
        assertThat(places).isGreaterThan(80);
        for (int place = 1; place < places; place++) {
            Object value = values.get(place % values.size());
            Object other = values.get((place / values.size()) % values.size());
            for (Object one : Arrays.asList(value, other)) {
                Object changed = changed(config, new AtomicInteger(place), one);
                String text = ImportCommand.yaml(LiteLlmImport.of(BoundedYaml.asMap(changed)));

                Path file = Files.writeString(folder.resolve("tollgate.yml"), text);
                assertThat(read(file)).as("%s at %s", one, place).isNotNull();
            }
        }
    }

    private static int count(Object value) {
        return switch (value) {
            case Map<?, ?> map -> 1 + map.values().stream().mapToInt(v -> count(v)).sum();
            case List<?> list -> 1 + list.stream().mapToInt(v -> count(v)).sum();
            case null, default -> 1;
        };
    }

    /** The same with another value at a place, counted as above. */
    private static Object changed(Object value, AtomicInteger left, Object other) {
        if (left.getAndDecrement() == 0) {
            return other;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(key, changed(one, left, other)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(changed(one, left, other)));
            return copy;
        }
        return value;
    }

    @Test
    void everyReasonIsAboutAKeyThatIsNotTaken() throws IOException {
        Run run =
                run(
                        """
                        model_list:
                          - model_name: a
                            litellm_params: { model: openai/gpt-4.1, api_key: os.environ/K, tags: [x] }
                        general_settings: { custom_auth: my.module }
                        """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("general_settings.custom_auth: Who may come in")
                .contains("model_list[0].litellm_params.tags: Tollgate does not choose by tags")
                .contains("Set K where the gateway is started");
    }

    @Test
    void writesAFileAndNeverOverOne() throws IOException {
        Path config = FIXTURES.resolve("small/config.yaml");
        Path out = folder.resolve("tollgate.yml");

        Run first = run(config, "--out=" + out);
        Run second = run(config, "--out=" + out);

        assertThat(PolicyCommands.has("import")).isTrue();
        assertThat(first.status()).isZero();
        assertThat(first.out()).startsWith("Crossed");
        assertThat(Files.readString(out))
                .isEqualTo(Files.readString(FIXTURES.resolve("small/tollgate.yml")));
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.err()).contains("is there already");
    }

    @Test
    void refusesWhatIsMadeToHarm() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'h'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ", ").repeat(8)).append("x]\n");
        }
        for (String harm :
                List.of(
                        bomb.toString(),
                        "a: " + "[".repeat(100_000),
                        "a: &a [ *a ]\nb: *a",
                        "a: 1\na: 2",
                        "a: !!java.net.URL [http://localhost]",
                        "x".repeat(BoundedYaml.MOST_BYTES + 1),
                        "- a list",
                        "")) {
            Run run = run(harm);

            assertThat(run.status()).as(run.err()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1);
        }
        assertThat(run(folder.resolve("nowhere.yaml")).err()).contains("cannot be read");
    }

    @Test
    void neitherSecretsNorUnreadableLinesAreRepeated() throws IOException {
        Run run = run("general_settings:\n  master_key: sk-canary\n  master_key: sk-canary: sk\n");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(":3").doesNotContain("canary");
    }
}
