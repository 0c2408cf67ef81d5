package io.tollgate.filters.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every loss of the golden matrix stands in a ledger, and {@code docs/fidelity.md} is made of the
 * ledgers. Run with {@code -Ddocs.update=true} to write the page anew.
 */
class LossLedgerTest {

    private static final Path PAGE = Path.of("../docs/fidelity.md");

    private static final String INTRODUCTION =
            """
            # What cannot cross

            Within a dialect bytes go through and nothing is lost. Between dialects, what the one can say and the other
            cannot is left out and named: in the header `x-tollgate-dropped`, in the metric `tollgate.translation.losses`, or,
            with `fidelity: strict`, in the 400 that refuses the request. A field that stands in none of these lists and that
            an API does not define is named in the same way.

            Of answers nothing is lost that was asked for: what a client's API has no words for, it cannot ask.

            This page is generated from the ledgers (`losses.properties` in each dialect's package); a loss that is in none
            of them fails the build. Array indexes are left out: `messages[].name` is the name in any message.
            """;

    /** Fields that no API has, with which the golden files show what becomes of unknown ones. */
    private static boolean isMadeUp(String field) {
        return field.startsWith("x_") || field.contains(".x_");
    }

    @Test
    void everyLossOfTheMatrixIsInALedger() {
        Set<String> missing = new TreeSet<>();
        GoldenMatrixTest.requests()
                .forEach(
                        arguments -> {
                            Path input = (Path) arguments.get()[0];
                            ProviderDialect provider = (ProviderDialect) arguments.get()[2];
                            Set<String> known =
                                    known(GoldenMatrixTest.client(arguments.get()[1]), provider);
                            for (String field : dropped(input, provider)) {
                                if (!known.contains(field) && !isMadeUp(field)) {
                                    missing.add(
                                            input.getFileName()
                                                    + " to "
                                                    + provider.name()
                                                    + ": "
                                                    + field);
                                }
                            }
                        });
        assertThat(missing).isEmpty();
    }

    private static Set<String> known(ClientDialect client, ProviderDialect provider) {
        Set<String> known = new TreeSet<>(client.losses().unheard().keySet());
        known.addAll(provider.losses().unsaid().keySet());
        return known;
    }

    private static Set<String> dropped(Path input, ProviderDialect provider) {
        Path crossed = Golden.beside(input, ".to." + provider.name() + ".json");
        JsonFields fields = JsonFields.of(Json.parseObject(Golden.read(crossed)));
        Set<String> dropped = new TreeSet<>();
        for (JsonNode field : fields.takeArray("dropped")) {
            dropped.add(field.stringValue());
        }
        return dropped;
    }

    @Test
    void thePageSaysWhatTheLedgersSay() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Map<String, ClientDialect> clients = new TreeMap<>();
        GoldenMatrixTest.CLIENTS.forEach(client -> clients.put(client.name(), client));
        clients.forEach(
                (name, client) ->
                        section(
                                page,
                                "What " + name + "'s clients say and no other provider can be told",
                                client.losses().unheard()));
        Map<String, ProviderDialect> providers = new TreeMap<>();
        GoldenMatrixTest.OWN.forEach(provider -> providers.put(provider.name(), provider));
        providers.forEach(
                (name, provider) ->
                        section(
                                page,
                                "What " + name + "'s providers cannot be told",
                                provider.losses().unsaid()));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page.toString())
                .as("docs/fidelity.md is stale: run with -Ddocs.update=true")
                .isEqualTo(Files.readString(PAGE));
    }

    private static void section(StringBuilder page, String title, Map<String, String> losses) {
        page.append("\n## ").append(title).append("\n\n| field | why |\n| --- | --- |\n");
        losses.forEach(
                (field, why) ->
                        page.append("| `").append(field).append("` | ").append(why).append(" |\n"));
    }
}
