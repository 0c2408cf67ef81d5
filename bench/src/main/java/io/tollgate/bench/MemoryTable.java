package io.tollgate.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the open streams take of the machine's memory. */
record MemoryTable(List<Measurement> measurements, Options options) {

    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;

    String markdown() {
        if (measurements.stream().noneMatch(MemoryTable::wasWeighed)) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(
                        """

                        ## Memory

                        Resident memory of the gateway's process after a full collection: hot and at rest, and with all streams open;
                        medians. A stream: the growth, divided by the streams. Errors: of all windows.

                        | scenario | way | streams | at rest, MiB | open, MiB | a stream, KiB | errors |
                        | --- | --- | ---: | ---: | ---: | ---: | ---: |
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
                .filter(MemoryTable::wasWeighed)
                .toList();
    }

    private static boolean wasWeighed(Measurement one) {
        return one.restBytes() != null && one.window().residentBytes() != null;
    }

    private String row(Scenario scenario, Way way, List<Measurement> own) {
        return "| %s | %s | %d | %.0f | %.0f | %.1f | %d |%n"
                .formatted(
                        scenario,
                        way,
                        options.connections(scenario),
                        median(own, each -> rest(each) / MIB),
                        median(own, each -> open(each) / MIB),
                        median(
                                own,
                                each ->
                                        (open(each) - rest(each))
                                                / KIB
                                                / options.connections(scenario)),
                        own.stream().mapToLong(each -> each.window().errors()).sum());
    }

    private static double median(List<Measurement> own, ToDoubleFunction<Measurement> figure) {
        return CpuTable.median(own.stream().map(figure::applyAsDouble).toList());
    }

    private static double rest(Measurement one) {
        return Objects.requireNonNull(one.restBytes());
    }

    private static double open(Measurement one) {
        return Objects.requireNonNull(one.window().residentBytes());
    }
}
