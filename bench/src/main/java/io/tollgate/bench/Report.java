package io.tollgate.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders the measurements: tables for people, everything for programs. */
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
        text.append(new CpuTable(measurements, options).markdown());
        text.append(new DelayTable(measurements, options).markdown());
        text.append(new MemoryTable(measurements, options).markdown());
        return text.toString();
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
            fields.put("restBytes", measurement.restBytes());
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
        facts.put("flags", String.join(" ", Gateway.jvmFlags(options.heap())));
        facts.put(
                "pace",
                options.pace() == Pace.QUICK
                        ? "quick: too short to warm a JVM, do not quote"
                        : options.pace().toString());
        facts.put(
                "connections",
                options.scenarios().stream()
                        .map(scenario -> scenario + " " + options.connections(scenario))
                        .collect(Collectors.joining(", ")));
        facts.put("starts, rounds", options.starts() + ", " + options.rounds());
        return facts;
    }
}
