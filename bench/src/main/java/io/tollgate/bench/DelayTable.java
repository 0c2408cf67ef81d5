package io.tollgate.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** How late streams came through each way, and how much later than through the bare route. */
record DelayTable(List<Measurement> measurements, Options options) {

    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    /** A percentile counts for something when so many values are beyond it. */
    private static final int VALUES_BEYOND = 5;

    String markdown() {
        if (measurements.stream().allMatch(each -> each.window().delays() == null)) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(
                        """

                        ## Delays

                        Microseconds, of all windows of a way together: p50, p99, p99.9; in brackets the difference to the bare route's.
                        First token: from a request's sending to its first chunk's arrival, less what the mock made it wait.
                        Chunk: from the mock's sending to the arrival. Gap: how far the time between two arrivals was off.

                        | scenario | way | chunks | first token | chunk | gap |
                        | --- | --- | ---: | ---: | ---: | ---: |
                        """);
        for (Scenario scenario : options.scenarios()) {
            for (Way way : options.ways()) {
                if (!of(scenario, way, Delays::chunk).isEmpty()) {
                    text.append(row(scenario, way));
                }
            }
        }
        return text.toString();
    }

    private List<Spread> of(Scenario scenario, Way way, Function<Delays, Spread> figure) {
        return measurements.stream()
                .filter(each -> each.scenario() == scenario && each.way() == way)
                .filter(each -> each.window().delays() != null)
                .map(each -> figure.apply(Objects.requireNonNull(each.window().delays())))
                .toList();
    }

    private String row(Scenario scenario, Way way) {
        return "| %s | %s | %d | %s | %s | %s |%n"
                .formatted(
                        scenario,
                        way,
                        Spread.together(of(scenario, way, Delays::chunk)).getTotalCount(),
                        cell(scenario, way, Delays::firstToken),
                        cell(scenario, way, Delays::chunk),
                        cell(scenario, way, Delays::gap));
    }

    private String cell(Scenario scenario, Way way, Function<Delays, Spread> figure) {
        Histogram own = Spread.together(of(scenario, way, figure));
        Histogram bare = Spread.together(of(scenario, Way.BARE, figure));
        List<String> shown =
                PERCENTILES.stream()
                        .map(percentile -> shown(own, bare, percentile, way == Way.BARE))
                        .toList();
        return String.join(", ", shown);
    }

    private static String shown(Histogram own, Histogram bare, double percentile, boolean isBare) {
        if (!shows(own, percentile)) {
            return "-";
        }
        long value = own.getValueAtPercentile(percentile);
        return isBare || !shows(bare, percentile)
                ? Long.toString(value)
                : "%d (%+d)".formatted(value, value - bare.getValueAtPercentile(percentile));
    }

    private static boolean shows(Histogram histogram, double percentile) {
        return histogram.getTotalCount() * (100 - percentile) / 100 >= VALUES_BEYOND;
    }
}
