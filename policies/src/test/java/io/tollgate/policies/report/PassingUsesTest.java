package io.tollgate.policies.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.PassingUses.Model;
import io.tollgate.policies.report.PassingUses.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassingUsesTest {

    private static final Span SPAN =
            new Span(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
    private static final Model OLD = new Model("p", "old", "m-1");

    private final List<UsageQuestion> asked = new ArrayList<>();

    private static UsageLine line(
            String day, String team, String requested, String served, long attempts) {
        Map<Field, @Nullable String> values = new EnumMap<>(Field.class);
        values.put(Field.PROVIDER, "p");
        values.put(Field.MODEL_REQUESTED, requested);
        values.put(Field.MODEL_SERVED, served);
        values.put(Field.TENANT, "acme");
        values.put(Field.TEAM, team);
        return new UsageLine(
                Instant.parse(day + "T00:00:00Z").toEpochMilli(),
                values,
                new Figures(Money.of("0.5"), 0, attempts, 0, 0, Tokens.NONE, 0, 0));
    }

    private Map<Model, List<Use>> uses(UsageLine... lines) {
        UsageBook book =
                question -> {
                    asked.add(question);
                    return List.of(lines);
                };
        return new PassingUses(book)
                .of(
                        SPAN,
                        model ->
                                model.served().equals("m-1")
                                        ? new Lifecycle(null, null, null)
                                        : null,
                        Visible.EVERYTHING);
    }

    @Test
    void theyAreSummedOverTheDaysAndTheLastIsKept() {
        Map<Model, List<Use>> uses =
                uses(
                        line("2026-10-03", "acme/a", "old", "m-1", 2),
                        line("2026-10-01", "acme/a", "old", "m-1", 1),
                        line("2026-10-02", "acme/b", "old", "m-1", 7),
                        line("2026-10-02", "acme/c", "new", "m-2", 9),
                        line("2026-10-02", "acme/d", "old", "m-1", 0));
        assertThat(uses).containsOnlyKeys(OLD);
        assertThat(uses.get(OLD))
                .extracting(
                        use -> use.user().team(),
                        use -> use.figures().attempts(),
                        Use::lastDay,
                        use -> use.figures().cost())
                .containsExactly(
                        tuple("acme/b", 7L, LocalDate.of(2026, 10, 2), Money.of("0.5")),
                        tuple("acme/a", 3L, LocalDate.of(2026, 10, 3), Money.of("1")));
        assertThat(asked.getLast().filters())
                .containsExactly(new Filter(Dimension.Attribute.MODEL_REQUESTED, "old"));
    }

    @Test
    void whereNoneGoesNobodyIsAskedAbout() {
        assertThat(uses(line("2026-10-02", "acme/c", "new", "m-2", 9))).isEmpty();
        assertThat(asked).hasSize(1);
    }
}
