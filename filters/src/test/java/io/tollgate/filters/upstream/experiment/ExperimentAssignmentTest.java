package io.tollgate.filters.upstream.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tollgate.filters.upstream.StableHash;
import io.tollgate.filters.upstream.experiment.Weights.Step;
import io.tollgate.filters.upstream.experiment.Weights.Stepwise;
import io.tollgate.policies.usage.CallRecord.Exposure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExperimentAssignmentTest {

    private static final int KEYS = 20_000;
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Predicate<String> NONE_STOPPED = name -> false;
    private static final RandomGenerator UNUSED =
            () -> {
                throw new AssertionError("a key leaves nothing to chance");
            };

    @Test
    void sharesFollowTheWeights() {
        assertShares(counts(split("trial", 70, 20, 10), key -> "user-" + key), 0.7, 0.2, 0.1);
        assertShares(counts(split("other", 1, 1, 2), Integer::toString), 0.25, 0.25, 0.5);
    }

    @Test
    void experimentsSplitTheSameKeysIndependently() {
        List<String> inFirst =
                keys().filter(key -> variant(split("first", 1, 1), key).equals("b")).toList();
        long inBoth =
                inFirst.stream()
                        .filter(key -> variant(split("second", 1, 1), key).equals("b"))
                        .count();
        assertThat((double) inBoth / inFirst.size()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aKeyKeepsItsVariant() {
        Experiment experiment = split("trial", 50, 50);
        keys().limit(100)
                .forEach(
                        key ->
                                assertThat(variant(experiment, key))
                                        .isEqualTo(variant(split("trial", 50, 50), key)));
        Assignment assignment = Assignment.of(experiment, "alice", NOW, NONE_STOPPED, UNUSED);
        assertThat(assignment.exposure())
                .isEqualTo(new Exposure("trial", assignment.variant().name(), true));
    }

    /** What any node must compute, of any version: users would change sides if this changed. */
    @Test
    void theHashIsPinned() {
        assertThat(Long.toHexString(StableHash.of("alice"))).isEqualTo("84fd64be74c33892");
        assertThat(Long.toHexString(StableHash.of("trial", "b"))).isEqualTo("79e68c3ce5a77149");
        assertThat(StableHash.of("ab", "c")).isNotEqualTo(StableHash.of("a", "bc"));
    }

    @Test
    void moreWeightMovesOnlyTheKeysItMust() {
        Experiment before = split("trial", 90, 10);
        Experiment after = split("trial", 80, 20);
        List<String> moved =
                keys().filter(key -> !variant(before, key).equals(variant(after, key))).toList();
        assertThat(moved).allMatch(key -> variant(after, key).equals("b"));
        // Four standard deviations of a binomial distribution with n = 20,000 and p = 0.1.
        assertThat(moved).hasSizeBetween(1_830, 2_170);
    }

    @Test
    void aScheduleShiftsTheKeys() {
        Instant later = NOW.plusSeconds(60);
        Experiment migration =
                experiment(
                        "migration",
                        List.of(
                                new Stepwise(List.of(new Step(Instant.MIN, 1), new Step(later, 0))),
                                new Stepwise(List.of(new Step(later, 1)))));
        assertThat(keys().map(key -> variant(migration, key))).containsOnly("a");
        assertThat(keys().map(key -> variant(migration, key, later, NONE_STOPPED)))
                .containsOnly("b");
    }

    @Test
    void aStoppedVariantsKeysGoElsewhereAndTheOthersStay() {
        Experiment experiment = split("trial", 50, 30, 20);
        Predicate<String> bStopped = "b"::equals;
        keys().forEach(key -> assertStaysOrLeavesB(experiment, key, bStopped));
        Map<String, Long> refugees =
                keys().filter(key -> variant(experiment, key).equals("b"))
                        .map(key -> variant(experiment, key, NOW, bStopped))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat((double) refugees.get("a") / refugees.get("c")).isCloseTo(2.5, within(0.25));
    }

    private static void assertStaysOrLeavesB(
            Experiment experiment, String key, Predicate<String> bStopped) {
        String before = variant(experiment, key);
        String after = variant(experiment, key, NOW, bStopped);
        assertThat(after).isNotEqualTo("b");
        if (!before.equals("b")) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void theControlServesWhereNobodyElseMay() {
        assertThat(variant(split("trial", 0, 0), "alice")).isEqualTo("a");
        assertThat(variant(split("trial", 0, 5), "alice", NOW, "b"::equals)).isEqualTo("a");
        assertThat(keys().map(key -> variant(split("trial", 0, 5), key))).containsOnly("b");
    }

    @Test
    void withoutAKeyChanceFollowsTheWeights() {
        Random random = new Random(42);
        Experiment experiment = split("trial", 70, 20, 10);
        assertShares(
                IntStream.range(0, KEYS)
                        .mapToObj(i -> Assignment.of(experiment, null, NOW, NONE_STOPPED, random))
                        .peek(assignment -> assertThat(assignment.exposure().sticky()).isFalse())
                        .map(assignment -> assignment.variant().name())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
                0.7,
                0.2,
                0.1);
    }

    /** Pearson's statistic of two degrees of freedom is above 13.8 once in a thousand. */
    private static void assertShares(Map<String, Long> counts, double... shares) {
        double statistic = 0;
        for (int i = 0; i < shares.length; i++) {
            double expected = KEYS * shares[i];
            double off = counts.get(name(i)) - expected;
            statistic += off * off / expected;
        }
        assertThat(statistic).isLessThan(13.8);
    }

    private static Map<String, Long> counts(Experiment experiment, IntFunction<String> key) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> variant(experiment, key.apply(i)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Stream<String> keys() {
        return IntStream.range(0, KEYS).mapToObj(i -> "user-" + i);
    }

    private static String variant(Experiment experiment, String key) {
        return variant(experiment, key, NOW, NONE_STOPPED);
    }

    private static String variant(
            Experiment experiment, String key, Instant now, Predicate<String> stopped) {
        return Assignment.of(experiment, key, now, stopped, UNUSED).variant().name();
    }

    private static Experiment split(String name, int... weights) {
        return experiment(name, IntStream.of(weights).mapToObj(Weights::constant).toList());
    }

    private static Experiment experiment(String name, List<? extends Weights> weights) {
        List<Variant> variants =
                IntStream.range(0, weights.size())
                        .mapToObj(i -> new Variant(name(i), weights.get(i), "model-" + name(i)))
                        .toList();
        return new Experiment(name, new Unit.EndUser(), variants, Guard.DEFAULTS);
    }

    private static String name(int i) {
        return String.valueOf((char) ('a' + i));
    }
}
