package io.tollgate.filters.upstream.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.Affinity.By;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.health.Permit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Affinity AFFINE = new Affinity(By.HEADER, "x", 1.25);

    private final Candidates candidates = new Candidates();
    private final Random random = new Random(7);

    private Map<String, Integer> spread(Roster roster, int calls) {
        Map<String, Integer> spread = new HashMap<>();
        for (int i = 0; i < calls; i++) {
            spread.merge(seat(roster, null), 1, Integer::sum);
        }
        return spread;
    }

    /** The provider that a call goes to, and is over with at once. */
    private @Nullable String seat(Roster roster, @Nullable String belongsTo) {
        Roster.Seat seat =
                roster.seat(
                        new Question(belongsTo, 1_000, true), List.of(), false, _ -> {}, random);
        if (seat == null) {
            return null;
        }
        seat.permit().release();
        return seat.candidate().target().provider();
    }

    @Test
    void weightsAreKeptWithinWhatChanceAllows() {
        Roster roster =
                new Roster(
                        List.of(
                                candidates.of("a", 70, 1),
                                candidates.of("b", 25, 1),
                                candidates.of("c", 5, 1)),
                        Strategy.WEIGHTED,
                        null);
        int calls = 20_000;
        Map<String, Integer> spread = spread(roster, calls);
        double chiSquare = 0;
        for (Map.Entry<String, Double> expected :
                Map.of("a", 0.7, "b", 0.25, "c", 0.05).entrySet()) {
            double mean = calls * expected.getValue();
            chiSquare += Math.pow(spread.get(expected.getKey()) - mean, 2) / mean;
        }
        assertThat(chiSquare).as("two degrees of freedom, 1 in 10,000").isLessThan(18.4);
    }

    @Test
    void laterPrioritiesAreForWhenNobodyElseHasAPlace() {
        Candidate narrow = candidates.narrow("a", 2);
        Roster roster =
                new Roster(List.of(narrow, candidates.of("b", 1, 2)), Strategy.WEIGHTED, null);
        assertThat(spread(roster, 50)).containsOnlyKeys("a");
        List<Permit> busy = Candidates.occupy(narrow, 2);
        assertThat(spread(roster, 50)).containsOnlyKeys("b");
        busy.getFirst().release();
        assertThat(spread(roster, 50)).containsOnlyKeys("a");
    }

    @Test
    void theLeastBusyGetsTheNext() {
        Candidate a = candidates.of("a", 1, 1);
        Candidate b = candidates.of("b", 3, 1);
        Roster roster = new Roster(List.of(a, b), Strategy.LEAST_BUSY, null);
        Candidates.occupy(b, 1);
        assertThat(seat(roster, null)).as("a third of the weight").isEqualTo("b");
        Candidates.occupy(b, 3);
        assertThat(seat(roster, null)).isEqualTo("a");
    }

    @Test
    void theQuickerGetsMore() {
        Candidate quick = candidates.of("quick");
        Candidate slow = candidates.of("slow");
        for (int i = 0; i < 50; i++) {
            quick.health().streams().add(10_000_000);
            slow.health().streams().add(90_000_000);
        }
        Roster roster = new Roster(List.of(slow, quick), Strategy.LOWEST_LATENCY, null);
        assertThat(spread(roster, 100)).containsOnlyKeys("quick");
        Candidates.occupy(quick, 20);
        assertThat(spread(roster, 100)).as("too many at once").containsOnlyKeys("slow");
        Roster withNew =
                new Roster(List.of(slow, candidates.of("new")), Strategy.LOWEST_LATENCY, null);
        assertThat(spread(withNew, 100)).as("to be measured").containsOnlyKeys("new");
    }

    @Test
    void theCheapestByWhatIsAsked() {
        Roster roster =
                new Roster(
                        List.of(
                                candidates.priced("dear-to-read", "10", "1"),
                                candidates.priced("dear-to-write", "1", "15"),
                                candidates.of("unpriced")),
                        Strategy.CHEAPEST,
                        null);
        assertThat(
                        roster.seat(
                                        new Question(null, 10_000, true),
                                        List.of(),
                                        false,
                                        _ -> {},
                                        random)
                                .candidate()
                                .target()
                                .provider())
                .isEqualTo("dear-to-write");
        assertThat(
                        roster.seat(
                                        new Question(null, 100, true),
                                        List.of(),
                                        false,
                                        _ -> {},
                                        random)
                                .candidate()
                                .target()
                                .provider())
                .isEqualTo("dear-to-read");
    }

    @Test
    void whatBelongsTogetherMovesNoMoreThanItMust() {
        List<Candidate> three = List.of(candidates.of("a"), candidates.of("b"), candidates.of("c"));
        Roster before = new Roster(three, Strategy.WEIGHTED, AFFINE);
        Roster after = new Roster(three.subList(0, 2), Strategy.WEIGHTED, AFFINE);
        int moved = 0;
        for (int i = 0; i < 3_000; i++) {
            String was = seat(before, "talk " + i);
            assertThat(seat(before, "talk " + i)).isEqualTo(was);
            String is = seat(after, "talk " + i);
            if (!"c".equals(was)) {
                assertThat(is).isEqualTo(was);
            } else {
                moved++;
            }
        }
        assertThat(moved).isBetween(850, 1_150);
    }

    @Test
    void aWeightThatGrowsOnlyTakes() {
        Roster before =
                new Roster(
                        List.of(candidates.of("a", 9, 1), candidates.of("b", 1, 1)),
                        Strategy.WEIGHTED,
                        AFFINE);
        Roster after =
                new Roster(
                        List.of(candidates.of("a", 9, 1), candidates.of("b", 3, 1)),
                        Strategy.WEIGHTED,
                        AFFINE);
        for (int i = 0; i < 3_000; i++) {
            if ("b".equals(seat(before, "talk " + i))) {
                assertThat(seat(after, "talk " + i)).isEqualTo("b");
            }
        }
    }

    @Test
    void oneWhoIsTooBusyPassesItsTalksOn() {
        Candidate a = candidates.of("a");
        Candidate b = candidates.of("b");
        Roster roster = new Roster(List.of(a, b), Strategy.WEIGHTED, AFFINE);
        String talk = "talk 0";
        Candidate home = "a".equals(seat(roster, talk)) ? a : b;
        List<Permit> busy = Candidates.occupy(home, 10);
        assertThat(seat(roster, talk)).isNotEqualTo(home.target().provider());
        busy.forEach(Permit::release);
        assertThat(seat(roster, talk)).isEqualTo(home.target().provider());
    }
}
