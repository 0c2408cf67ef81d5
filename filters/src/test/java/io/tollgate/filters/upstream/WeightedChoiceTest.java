package io.tollgate.filters.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightedChoiceTest {

    @Test
    void sharesFollowTheWeights() {
        WeightedChoice choice = new WeightedChoice(List.of(target("a", 90), target("b", 10)));
        Random random = new Random(42);
        Map<String, Long> counts =
                Stream.generate(() -> choice.next(random).provider())
                        .limit(10_000)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        // Four standard deviations of a binomial distribution with n = 10,000 and p = 0.1.
        assertThat(counts.get("b")).isCloseTo(1_000, within(120L));
        assertThat(counts.get("a") + counts.get("b")).isEqualTo(10_000);
    }

    private static Target target(String provider, int weight) {
        return new Target(provider, null, weight);
    }
}
