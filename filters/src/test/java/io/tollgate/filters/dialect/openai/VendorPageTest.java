package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The manual's table of compatible providers is made of {@code compatible.json}. Run with {@code
 * -Ddocs.update=true} to write it anew.
 */
class VendorPageTest {

    private static final Path PAGE = Path.of("../docs/providers.md");
    private static final String BEGIN = "<!-- compatible.json -->\n";
    private static final String END = "<!-- end of compatible.json -->\n";

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        assertThat(to).isGreaterThanOrEqualTo(from);
        String written = page.substring(0, from) + table() + page.substring(to);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, written);
        }
        assertThat(written)
                .as("docs/providers.md is stale: run with -Ddocs.update=true")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String table() {
        Map<String, Vendor> rows = new TreeMap<>();
        VendorTable.ROWS.forEach(row -> rows.put(row.name(), row));
        StringBuilder table =
                new StringBuilder(
                        """

                        | `dialect` | base URL, key | says otherwise | leaves out | thoughts: asked by, given back in |
                        | --- | --- | --- | --- | --- |
                        """);
        rows.values().forEach(row -> table.append(row(row)));
        table.append("\n");
        rows.values()
                .forEach(
                        row -> {
                            if (!row.notes().isEmpty()) {
                                table.append("- **")
                                        .append(row.title())
                                        .append("**: ")
                                        .append(String.join(" ", row.notes()))
                                        .append("\n");
                            }
                        });
        return table.append("\n").toString();
    }

    private static String row(Vendor row) {
        return "| [`%s`](%s) | `%s`%s | %s | %s | %s; %s |\n"
                .formatted(
                        row.name(),
                        row.see().getFirst(),
                        row.url(),
                        row.key() == null ? "" : ", `" + row.key() + "`",
                        changes(row),
                        leftOut(row),
                        asked(row),
                        row.messages().thoughts() == null
                                ? "–"
                                : code(List.of(row.messages().thoughts())));
    }

    private static String changes(Vendor row) {
        Map<String, String> changes = new TreeMap<>(row.request().renames());
        changes.putAll(row.messages().roles());
        row.request().values().forEach((_, words) -> changes.putAll(words));
        row.request()
                .formats()
                .forEach((type, own) -> changes.put(type, own.path("type").stringValue()));
        changes.remove(RequestRules.OBJECT);
        return changes.isEmpty()
                ? "–"
                : changes.entrySet().stream()
                        .map(it -> "`" + it.getKey() + "` → `" + it.getValue() + "`")
                        .collect(Collectors.joining(", "));
    }

    private static String leftOut(Vendor row) {
        TreeSet<String> members = new TreeSet<>(row.request().refuses().keySet());
        members.addAll(row.request().thinkersRefuse().keySet());
        row.messages()
                .refuses()
                .keySet()
                .forEach(it -> members.add("messages[]" + it.substring(it.indexOf('.'))));
        return members.isEmpty() ? "–" : code(members);
    }

    private static String asked(Vendor row) {
        TreeSet<String> members = new TreeSet<>();
        row.thinking()
                .forEach(
                        some -> some.efforts().values().forEach(it -> members.addAll(it.keySet())));
        return members.isEmpty() ? "–" : code(members);
    }

    private static String code(Collection<String> words) {
        return words.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    }
}
