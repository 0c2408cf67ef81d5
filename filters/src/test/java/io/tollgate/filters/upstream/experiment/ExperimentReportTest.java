package io.tollgate.filters.upstream.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.interval.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExperimentReportTest {

    private static final Offset<Double> FOUR_DIGITS = within(0.00005);

    /** Newcombe's examples of 1998, table I, method 3. */
    @Test
    void theIntervalOfARateIsWilsons() {
        assertEstimate(Estimate.ofRate(81, 263), 0.3080, 0.2553, 0.3662);
        assertEstimate(Estimate.ofRate(15, 148), 0.1014, 0.0624, 0.1605);
        assertEstimate(Estimate.ofRate(0, 20), 0, 0, 0.1611);
        assertEstimate(Estimate.ofRate(1, 29), 0.0345, 0.0061, 0.1718);
        assertThat(Estimate.ofRate(0, 0)).isNull();
    }

    @Test
    void countsBeyondAnIntKeepTheirRate() {
        long count = 10_000_000_000L;
        Interval interval = Estimate.wilson(count / 4, count, 0.05);
        assertThat(interval.getLowerBound()).isCloseTo(0.25, within(1e-4)).isLessThan(0.25);
        assertThat(interval.getUpperBound()).isCloseTo(0.25, within(1e-4)).isGreaterThan(0.25);
    }

    /** The mean of 1 to 5 is 3, its standard error √0.5, and t of four degrees 2.7764. */
    @Test
    void theIntervalOfAMeanIsStudents() {
        assertEstimate(Estimate.ofMean(moments(1, 2, 3, 4, 5)), 3, 1.0368, 4.9632);
        assertEstimate(Estimate.ofMean(moments(2, 2)), 2, 2, 2);
        assertThat(Estimate.ofMean(moments())).isNull();
        assertThat(Estimate.ofMean(moments(7))).isEqualTo(new Estimate(1, 7, null, null));
    }

    @Test
    void smallSpreadsBesideLargeMeansAreKept() {
        Moments moments = moments(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        assertThat(moments.mean()).isEqualTo(1e9 + 10);
        assertThat(moments.variance()).isEqualTo(30);
    }

    /** Newcombe's examples of 1998 for differences, table II, method 10. */
    @Test
    void theIntervalOfTwoRatesIsNewcombes() {
        Difference difference = Difference.ofErrorRates(tally(56, 70), tally(48, 80), 1);
        assertThat(difference.value()).isCloseTo(0.2, FOUR_DIGITS);
        assertThat(difference.low()).isCloseTo(0.0524, FOUR_DIGITS);
        assertThat(difference.high()).isCloseTo(0.3339, FOUR_DIGITS);
        Difference sure = Difference.ofErrorRates(tally(10, 10), tally(0, 10), 1);
        assertThat(sure.low()).isCloseTo(0.6075, FOUR_DIGITS);
        assertThat(sure.high()).isCloseTo(1, FOUR_DIGITS);
    }

    /** The variances of the means are 0.5 each, so the difference is 1 ± 1.9600. */
    @Test
    void theIntervalOfTwoMeansAddsTheirVariances() {
        Difference difference =
                Difference.ofMeans(moments(2, 3, 4, 5, 6), moments(1, 2, 3, 4, 5), 1);
        assertThat(difference.value()).isEqualTo(1);
        assertThat(difference.low()).isCloseTo(-0.9600, FOUR_DIGITS);
        assertThat(difference.high()).isCloseTo(2.9600, FOUR_DIGITS);
    }

    /**
     * By hand: with z = 4 and 100 requests on each side the mixture is of 4.5 times the variance,
     * and the ratio is exp(16 / 2 * 4.5 / 5.5) / √5.5 * 2 Φ(3.618) = 593.5.
     */
    @Test
    void theAlwaysValidPIsTheInverseOfTheMixturesRatio() {
        assertThat(new Comparison(0.4, 0.01, 50).p()).isCloseTo(1 / 593.5, within(1e-6));
        assertThat(new Comparison(0, 0.01, 50).p()).isEqualTo(1);
        assertThat(new Comparison(-0.4, 0.01, 50).p()).isEqualTo(1);
        assertThat(new Comparison(-1e9, 1e-9, 50).p()).isEqualTo(1);
        assertThat(new Comparison(1e9, 1e-9, 50).p()).isZero();
        assertThat(new Comparison(1, 0, 50).p()).isEqualTo(1);
    }

    @Test
    void aReportHasEveryVariantsFigures() {
        ExperimentRun run = new Traffic(1, Guard.DEFAULTS).run;
        run.record("a", outcome(false, 1, "0.25"));
        run.record("a", outcome(false, 3, "0.75"));
        run.record("b", outcome(false, 2, null));
        run.record("b", outcome(true, null, "0.5"));
        run.score("b", "helpful", 0.5);
        run.score("b", "helpful", 1);
        ExperimentReport report = run.report();
        assertThat(report.experiment()).isEqualTo("trial");
        assertThat(report.control()).isEqualTo("a");
        assertThat(report.at()).isEqualTo(Traffic.NOW);
        assertControl(report.variants().get(0));
        assertVariant(report.variants().get(1));
    }

    private static void assertControl(ExperimentReport.OfVariant a) {
        assertThat(a.name()).isEqualTo("a");
        assertThat(a.model()).isEqualTo("model-a");
        assertThat(a.weight()).isEqualTo(50);
        assertThat(a.requests()).isEqualTo(2);
        assertThat(a.timeToFirstToken().mean()).isEqualTo(2);
        assertThat(a.duration().mean()).isEqualTo(4);
        assertThat(a.cost().mean()).isEqualTo(0.5);
        assertThat(a.errorRateDifference()).isNull();
        assertThat(a.timeToFirstTokenDifference()).isNull();
        assertThat(a.scores()).isEmpty();
    }

    /** The failed request has a cost, but neither tokens nor a duration. */
    private static void assertVariant(ExperimentReport.OfVariant b) {
        assertThat(b.errors()).isEqualTo(1);
        assertThat(b.errorRate().mean()).isEqualTo(0.5);
        assertThat(b.inputTokens()).isEqualTo(new Estimate(1, 100, null, null));
        assertThat(b.outputTokens()).isEqualTo(new Estimate(1, 20, null, null));
        assertThat(b.duration().count()).isEqualTo(1);
        assertThat(b.cost()).isEqualTo(new Estimate(1, 0.5, null, null));
        assertThat(b.scores().get("helpful").mean()).isEqualTo(0.75);
        assertThat(b.errorRateDifference().value()).isEqualTo(0.5);
        assertThat(b.errorRateDifference().p()).isEqualTo(1);
        assertThat(b.timeToFirstTokenDifference()).isNull();
        assertThat(b.stopped()).isNull();
    }

    private static Outcome outcome(boolean failed, Integer seconds, String cost) {
        return new Outcome(
                failed,
                seconds == null ? null : Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds == null ? 0 : 2 * seconds),
                100,
                20,
                cost == null ? null : new BigDecimal(cost));
    }

    private static Moments moments(double... values) {
        Moments moments = new Moments();
        DoubleStream.of(values).forEach(moments::add);
        return moments;
    }

    private static Tally tally(int errors, int requests) {
        Tally tally = new Tally();
        for (int i = 0; i < requests; i++) {
            tally.add(Traffic.outcome(i < errors, 1));
        }
        return tally;
    }

    private static void assertEstimate(Estimate estimate, double mean, double low, double high) {
        assertThat(estimate.mean()).isCloseTo(mean, FOUR_DIGITS);
        assertThat(estimate.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(estimate.high()).isCloseTo(high, FOUR_DIGITS);
    }
}
