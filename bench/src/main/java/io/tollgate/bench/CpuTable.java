package io.tollgate.bench;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What a unit cost the gateway, beside the yardsticks of the same round. */
record CpuTable(List<Measurement> measurements, Options options) {

    String markdown() {
        StringBuilder text =
                new StringBuilder(
                        """

                        ## CPU

                        CPU: microseconds of the gateway's process per unit, median over the windows and the least in brackets.
                        Times netty, times bare: median of the ratios to that way in the same round, and their range.
                        Foreign: CPUs used by other processes, in the worst window.

                        | scenario | unit | way | CPU | times netty | times bare | units/s | gateway's CPUs | foreign |
                        | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        """);
        for (Scenario scenario : options.scenarios()) {
            for (Way way : options.ways()) {
                List<Measurement> own = of(scenario, way);
                if (!own.isEmpty()) {
                    text.append(row(scenario, way, own));
                }
            }
        }
        return text.toString();
    }

    private List<Measurement> of(Scenario scenario, Way way) {
        return measurements.stream()
                .filter(each -> each.scenario() == scenario && each.way() == way)
                .filter(each -> scenario.priced() && each.window().units() > 0)
                .toList();
    }

    private String row(Scenario scenario, Way way, List<Measurement> own) {
        return "| %s | %s | %s | %.1f (%.1f) | %s | %s | %.0f | %.2f | %s |%n"
                .formatted(
                        scenario,
                        scenario.unit(),
                        way,
                        median(values(own, Window::cpuMicrosPerUnit)),
                        Collections.min(values(own, Window::cpuMicrosPerUnit)),
                        ratio(own, Way.NETTY),
                        ratio(own, Way.BARE),
                        median(values(own, Window::unitsPerSecond)),
                        median(values(own, window -> window.gatewayCpu() / window.seconds())),
                        foreign(own));
    }

    private String ratio(List<Measurement> own, Way yardstick) {
        List<Double> ratios =
                own.stream()
                        .flatMap(
                                each ->
                                        of(each.scenario(), yardstick).stream()
                                                .filter(each::sameRound)
                                                .map(beside -> ratio(each, beside)))
                        .toList();
        return ratios.isEmpty()
                ? "-"
                : "%.2f (%.2f to %.2f)"
                        .formatted(
                                median(ratios), Collections.min(ratios), Collections.max(ratios));
    }

    private static double ratio(Measurement one, Measurement yardstick) {
        return one.window().cpuMicrosPerUnit() / yardstick.window().cpuMicrosPerUnit();
    }

    private static String foreign(List<Measurement> own) {
        DoubleStream known =
                own.stream()
                        .map(Measurement::window)
                        .filter(window -> window.foreignCpu() != null)
                        .mapToDouble(
                                window ->
                                        Objects.requireNonNull(window.foreignCpu())
                                                / window.seconds());
        return known.max().stream().mapToObj("%.2f"::formatted).findFirst().orElse("unknown");
    }

    private static List<Double> values(List<Measurement> own, ToDoubleFunction<Window> figure) {
        return own.stream().map(each -> figure.applyAsDouble(each.window())).toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
