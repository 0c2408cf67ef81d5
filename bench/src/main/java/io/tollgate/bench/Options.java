package io.tollgate.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line. */
final class Options {

    static final String HELP =
            """
            bench/run [options]
              --quick              a smoke test; its figures say nothing
              --rounds N           rounds after each start (3)
              --starts N           fresh starts of all gateways (1)
              --only WAY,...       of: %s
                                   (%s)
              --ladder             these ways, from nothing to everything: %s
              --scenario NAME,...  of: %s
                                   (%s)
              --long               allows stream-10000
              --streams N          so many in stream-10000, where fewer files may be open
              --heap SIZE          the most of each process (512m); stream-10000 wants 1g
              --gateway-jar PATH   measure this jar, build none
            """
                    .formatted(
                            EnumSet.allOf(Way.class),
                            Way.USUAL,
                            Way.LADDER,
                            EnumSet.allOf(Scenario.class),
                            Scenario.USUAL);

    private Pace pace = Pace.FULL;
    private int starts = 1;
    private int rounds = 3;
    private Set<Way> ways = Way.USUAL;
    private Set<Scenario> scenarios = Scenario.USUAL;
    private boolean isLong;
    private String heap = "512m";
    private @Nullable Integer streams;
    private @Nullable Path gatewayJar;

    private Options() {}

    static Options parse(String... arguments) {
        Options options = new Options();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        try {
            while (!rest.isEmpty()) {
                options.take(rest.pop(), rest);
            }
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("The last option lacks its value", e);
        }
        options.check();
        return options;
    }

    private void take(String option, Deque<String> rest) {
        switch (option) {
            case "--quick" -> {
                pace = Pace.QUICK;
                rounds = 1;
            }
            case "--rounds" -> rounds = number(rest.pop());
            case "--starts" -> starts = number(rest.pop());
            case "--only" -> ways = set(Way.class, rest.pop());
            case "--ladder" -> ways = Way.LADDER;
            case "--scenario" -> scenarios = set(Scenario.class, rest.pop());
            case "--long" -> isLong = true;
            case "--streams" -> streams = number(rest.pop());
            case "--heap" -> heap = rest.pop();
            case "--gateway-jar" -> gatewayJar = Path.of(rest.pop());
            default -> throw new IllegalArgumentException("Unknown option " + option);
        }
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("Not a positive number: " + text);
        }
        return number;
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, String names) {
        Set<E> set = EnumSet.noneOf(type);
        for (String name : names.split(",", -1)) {
            set.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return set;
    }

    private void check() {
        boolean tollgate = ways.stream().anyMatch(way -> way.gateway.isTollgate());
        if (tollgate && gatewayJar == null) {
            throw new IllegalArgumentException(
                    "Tollgate is to be measured: --gateway-jar is missing");
        }
        for (Scenario scenario : scenarios) {
            if (scenario.needsLong() && !isLong) {
                throw new IllegalArgumentException(scenario + " takes long: add --long");
            }
            OpenFiles.check(scenario, connections(scenario));
        }
    }

    Pace pace() {
        return pace;
    }

    String heap() {
        return heap;
    }

    int starts() {
        return starts;
    }

    int rounds() {
        return rounds;
    }

    Set<Way> ways() {
        return ways;
    }

    Set<Scenario> scenarios() {
        return scenarios;
    }

    /** How many there are at once. */
    int connections(Scenario scenario) {
        return streams != null && scenario.needsLong() ? streams : scenario.connections();
    }

    /** The jar of Tollgate, or the benchmark's own, which holds the yardsticks. */
    Path jarOf(Gateway gateway, Path own) {
        return gateway.isTollgate() ? Objects.requireNonNull(gatewayJar) : own;
    }
}
