package io.tollgate.bench;

import io.tollgate.bench.Gateway.Running;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The order of things: start, heat, pin, measure in rounds, stop; again for each further start. */
final class Run implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double HOT = 0.96;
    private static final int GATEWAY_CPU = 0;
    private static final int SERVANT_CPU = 1;

    private final Options options;
    private final Affinity affinity;
    private final Path jar;
    private final Path folder;
    private final Child mock;
    private final Child load;
    private final String mockAddress;
    private final Map<Gateway, Running> running = new EnumMap<>(Gateway.class);
    private final Map<Gateway, @Nullable Long> atRest = new EnumMap<>(Gateway.class);
    private final Set<Way> ways;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Run(Options options, Affinity affinity, Path jar, Path folder) throws IOException {
        this.options = options;
        this.affinity = affinity;
        this.jar = jar;
        this.folder = Files.createDirectories(folder);
        this.ways = EnumSet.copyOf(options.ways());
        this.mock = servant("mock");
        this.load = servant("load");
        this.mockAddress = "http://127.0.0.1:" + mock.answer();
    }

    private Child servant(String name) throws IOException {
        File log = folder.resolve(name + ".log").toFile();
        List<String> arguments = new ArrayList<>(Gateway.jvmFlags(options.heap()));
        arguments.addAll(List.of("-jar", jar.toString(), name));
        return Child.talking(log, arguments);
    }

    List<Measurement> measurements() {
        return measurements;
    }

    /** Everything that went wrong; a run with errors proves nothing. */
    List<String> errors() {
        return errors;
    }

    void all() throws IOException, InterruptedException {
        for (int start = 1; start <= options.starts(); start++) {
            startGateways();
            heat();
            pin();
            weigh();
            for (int round = 1; round <= options.rounds(); round++) {
                round(start, round);
            }
            stopGateways();
        }
    }

    private void startGateways() throws IOException, InterruptedException {
        affinity.release(mock);
        affinity.release(load);
        for (Way way : ways) {
            if (!running.containsKey(way.gateway)) {
                say("starting " + way.gateway);
                Path its = options.jarOf(way.gateway, jar);
                running.put(way.gateway, way.gateway.start(its, folder, mockAddress, options.heap()));
            }
        }
    }

    private void stopGateways() {
        running.values().forEach(gateway -> gateway.child().close());
        running.clear();
    }

    /**
     * On all CPUs: pinned to one, the compiler's threads would starve. A way that fails here is
     * left out.
     */
    private void heat() throws IOException {
        for (Way way : EnumSet.copyOf(ways)) {
            for (Scenario scenario : heating()) {
                if (!heated(way, scenario)) {
                    ways.remove(way);
                    break;
                }
            }
        }
    }

    private Set<Scenario> heating() {
        return options.scenarios().stream()
                .map(Scenario::heating)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scenario.class)));
    }

    /**
     * Runs passes until one is hardly cheaper than the one before; false when replies were wrong.
     */
    private boolean heated(Way way, Scenario scenario) throws IOException {
        Pace pace = options.pace();
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 1; pass <= pace.heatPasses(); pass++) {
            Window window = window(way, scenario, 0, pace.heatMillis());
            String name = "heating %s, %s, pass %d".formatted(way, scenario, pass);
            if (failed(window, name)) {
                return false;
            }
            double cost = window.cpuMicrosPerUnit();
            say("%s: %.1f us per %s".formatted(name, cost, scenario.unit()));
            if (cost > before * HOT) {
                break;
            }
            before = cost;
        }
        return true;
    }

    private void pin() throws IOException, InterruptedException {
        affinity.pin(mock, SERVANT_CPU);
        affinity.pin(load, SERVANT_CPU);
        for (Running gateway : running.values()) {
            affinity.pin(gateway.child(), GATEWAY_CPU);
        }
    }

    /** At rest, before a load has left anything behind but what made the gateway hot. */
    private void weigh() throws IOException, InterruptedException {
        if (options.scenarios().stream().anyMatch(Scenario::weighed)) {
            for (Running gateway : running.values()) {
                long pid = gateway.child().pid();
                atRest.put(gateway.gateway(), Memory.residentAfterCollection(pid));
            }
        }
    }

    /** All ways of a scenario one after the other, another one first in each round. */
    private void round(int start, int round) throws IOException, InterruptedException {
        for (Scenario scenario : options.scenarios()) {
            List<Way> order = new ArrayList<>(ways);
            Collections.rotate(order, -(round - 1));
            for (Way way : order) {
                Window window =
                        window(
                                way,
                                scenario,
                                options.pace().warmMillis(),
                                options.pace().windowMillis());
                String name = "start %d, round %d, %s, %s".formatted(start, round, scenario, way);
                if (!failed(window, name)) {
                    say(
                            "%s: %.1f us per %s"
                                    .formatted(name, window.cpuMicrosPerUnit(), scenario.unit()));
                }
                @Nullable Long rest = scenario.weighed() ? atRest.get(way.gateway) : null;
                measurements.add(new Measurement(start, round, scenario, way, window, rest));
            }
        }
    }

    private Window window(Way way, Scenario scenario, long warmMillis, long windowMillis)
            throws IOException {
        Running gateway = running.get(way.gateway);
        Job job =
                scenario.job(
                        way,
                        options.pace(),
                        options.connections(scenario),
                        warmMillis,
                        windowMillis,
                        gateway,
                        mock.pid());
        load.tell(JSON.writeValueAsString(job));
        return JSON.readValue(load.answer(), Window.class);
    }

    private boolean failed(Window window, String name) {
        if (window.errors() == 0 && window.units() > 0) {
            return false;
        }
        String error =
                "%s: %d errors, %d units; first: %s"
                        .formatted(name, window.errors(), window.units(), window.firstError());
        errors.add(error);
        say("ERROR in " + error);
        return true;
    }

    private static void say(String what) {
        System.err.println(what);
    }

    @Override
    public void close() {
        stopGateways();
        load.close();
        mock.close();
    }
}
