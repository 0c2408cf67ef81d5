package io.tollgate.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders the measurements: a table for people, everything for programs. */
record Report(
        Instant when,
        Options options,
        Affinity affinity,
        List<Measurement> measurements,
        List<String> errors) {

    String markdown() {
        StringBuilder text = new StringBuilder("# Tollgate benchmark\n\n");
        conditions()
                .forEach(
                        (name, value) ->
                                text.append("- ")
                                        .append(name)
                                        .append(": ")
                                        .append(value)
                                        .append('\n'));
        if (!errors.isEmpty()) {
            text.append("\n**This run is spoiled:**\n\n");
            errors.forEach(
                    error -> text.append("- ").append(error.replaceAll("\\s+", " ")).append('\n'));
        }
        text.append(
                """

                CPU: microseconds of the gateway's process per unit, median over the windows and the least in brackets.
                Times bare: median of the ratios to the bare route in the same round, and their range.
                Foreign: CPUs used by other processes, in the worst window.

                | scenario | unit | way | CPU | times bare | units/s | gateway's CPUs | foreign |
                | --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Scenario scenario : options.scenarios()) {
            options.ways().forEach(way -> row(text, scenario, way));
        }
        return text.toString();
    }

    private void row(StringBuilder text, Scenario scenario, Way way) {
        List<Measurement> own =
                measurements.stream()
                        .filter(
                                each ->
                                        each.scenario() == scenario
                                                && each.way() == way
                                                && each.window().units() > 0)
                        .toList();
        if (own.isEmpty()) {
            return;
        }
        text.append(
                "| %s | %s | %s | %.1f (%.1f) | %s | %.0f | %.2f | %s |%n"
                        .formatted(
                                scenario,
                                scenario.unit(),
                                way,
                                median(values(own, Window::cpuMicrosPerUnit)),
                                Collections.min(values(own, Window::cpuMicrosPerUnit)),
                                ratio(own),
                                median(values(own, Window::unitsPerSecond)),
                                median(
                                        values(
                                                own,
                                                window -> window.gatewayCpu() / window.seconds())),
                                foreign(own)));
    }

    private String ratio(List<Measurement> own) {
        List<Double> ratios =
                own.stream()
                        .flatMap(
                                each ->
                                        bareBeside(each)
                                                .map(
                                                        bare ->
                                                                each.window().cpuMicrosPerUnit()
                                                                        / bare.window()
                                                                                .cpuMicrosPerUnit()))
                        .toList();
        return ratios.isEmpty()
                ? "-"
                : "%.2f (%.2f to %.2f)"
                        .formatted(
                                median(ratios), Collections.min(ratios), Collections.max(ratios));
    }

    private Stream<Measurement> bareBeside(Measurement one) {
        return measurements.stream()
                .filter(
                        each ->
                                each.way() == Way.BARE
                                        && each.sameRound(one)
                                        && each.window().units() > 0);
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

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>(conditions());
        all.put("errors", errors);
        List<Map<String, Object>> each = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("start", measurement.start());
            fields.put("round", measurement.round());
            fields.put("scenario", measurement.scenario().toString());
            fields.put("way", measurement.way().toString());
            fields.put("cpuMicrosPerUnit", measurement.window().cpuMicrosPerUnit());
            fields.put("window", measurement.window());
            each.add(fields);
        }
        all.put("measurements", each);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    private Map<String, String> conditions() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("when", when.toString());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put(
                "system",
                "%s %s, %d CPUs"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors()));
        facts.put(
                "pinning",
                affinity.canPin() ? "gateway on one CPU, mock and load on another" : "unpinned");
        facts.put("flags", String.join(" ", Gateway.JVM_FLAGS));
        facts.put(
                "pace",
                options.pace() == Pace.QUICK
                        ? "quick: too short to warm a JVM, do not quote"
                        : options.pace().toString());
        facts.put("starts, rounds", options.starts() + ", " + options.rounds());
        return facts;
    }
}
