package io.tollgate.app.policycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {

    @TempDir Path folder;

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }

    @Test
    void theExampleIsRead() {
        List<Thing> things = PolicyFiles.read(Path.of("../docs/examples/policies"));

        assertThat(things)
                .extracting(Thing::name)
                .containsExactly(
                        "unit acme",
                        "budget acme.month",
                        "budget acme.tests",
                        "unit acme/search",
                        "quota acme.search.requests",
                        "quota acme.search.tokens",
                        "budget acme.search.month",
                        "unit acme/search/crawler",
                        "quota acme.crawler.streams",
                        "unit acme/support",
                        "budget acme.support.month");
        assertThat(things.get(2).fields())
                .containsEntry("/limit", "200")
                .containsEntry("/window/zone", "Europe/Berlin")
                .containsEntry("/hard", "true")
                .containsEntry("/alertPercents", "[50,80,100]");
        assertThat(things.get(2).body().path("scope").path("id").stringValue())
                .isEqualTo("acme#env=test");
        assertThat(things.getLast().fields()).containsEntry("/limit", "1500.5");
    }

    @Test
    void everyMistakeIsSaidWithItsPlace() throws IOException {
        write(
                "a.yaml",
                """
                tenants:
                  acme:
                    nam: Acme
                    budgets:
                      b1: { limit: -5, window: { calendar: month } }
                      b2: { limit: 5, window: { calendar: fortnight } }
                      b3: { limit: 5, window: { calendar: month }, hart: true }
                      b4: { limit: 5, scope: { level: team, id: acme/x } }
                    teams:
                      search:
                        quotas:
                          q1: { unit: requests, limit: 5 }
                          q2: { unit: requests, period: minute, limit: many }
                          q2: { unit: requests, period: minute, limit: 2 }
                        teams: {}
                      a/b: {}
                """);
        write(
                "b.yaml",
                """
                tenants:
                  acme: {}
                  beta: { rights: { addresses: [ everywhere ] } }
                  gamma: [ 1 ]
                  delta: &it { rights: *it }
                """);
        write("c.yml", "tenants: { a: !!java.net.URL [ x ]");
        write("d.yaml", "teams: {}");

        assertThatThrownBy(() -> PolicyFiles.read(folder))
                .isInstanceOf(Mistakes.class)
                .satisfies(
                        thrown ->
                                assertThat(thrown.getMessage().lines())
                                        .anyMatch(
                                                line ->
                                                        line.startsWith(
                                                                "a.yaml:3: 'nam' is not a key here;"
                                                                        + " valid are budgets,"))
                                        .contains(
                                                "a.yaml:5: budget 'b1': /limit: is negative",
                                                "a.yaml:6: budget 'b2': /window/calendar: expected"
                                                        + " one of day, week, month, quarter",
                                                "a.yaml:7: budget 'b3': 'hart' is not a key here;"
                                                        + " valid are alertPercents, allowUnpriced,"
                                                        + " hard, limit, thrift, window.",
                                                "a.yaml:8: 'b4': where it stands says its scope.",
                                                "a.yaml:12: quota 'q1': /period: is missing",
                                                "a.yaml:14: 'quotas' has 'q2' twice.",
                                                "a.yaml:16: 'a/b' has a slash; what is below stands"
                                                        + " below.",
                                                "b.yaml:2: unit 'acme' stands at a.yaml:3 already.",
                                                "b.yaml:3: unit 'beta': /rights/addresses/0:"
                                                        + " expected an address or a block such as"
                                                        + " 10.0.0.0/8",
                                                "b.yaml:4: 'gamma' has to be a mapping of names.",
                                                "b.yaml:5: 'delta' refers to itself.",
                                                "d.yaml:1: 'teams' is not a key here; valid are"
                                                        + " tenants.")
                                        .contains(
                                                "a.yaml:13: quota 'q2': /limit: expected a whole number")
                                        .anyMatch(line -> line.startsWith("a.yaml:15: 'teams' is"))
                                        .anyMatch(line -> line.startsWith("c.yml:1: ")));
    }

    @Test
    void anEmptyFolderIsAMistake() {
        assertThatThrownBy(() -> PolicyFiles.read(folder)).hasMessageContaining("no *.yaml in it");
        assertThatThrownBy(() -> PolicyFiles.read(folder.resolve("none")))
                .hasMessageContaining("no folder");
    }
}
