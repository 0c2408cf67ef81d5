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
record Options(
        Pace pace,
        int starts,
        int rounds,
        Set<Way> ways,
        Set<Scenario> scenarios,
        @Nullable Path gatewayJar) {

    static final String HELP =
            """
            bench/run [options]
              --quick              a smoke test of about a minute; its figures say nothing
              --rounds N           rounds after each start (3)
              --starts N           fresh starts of all gateways (1)
              --only WAY,...       of: %s
                                   (bare,openai,openai-to-anthropic,anthropic-to-openai,ollama-to-openai)
              --scenario NAME,...  of: %s (all)
              --gateway-jar PATH   measure this jar, build none
            """
                    .formatted(EnumSet.allOf(Way.class), EnumSet.allOf(Scenario.class));

    private static final Set<Way> USUAL =
            EnumSet.of(
                    Way.BARE,
                    Way.OPENAI,
                    Way.OPENAI_TO_ANTHROPIC,
                    Way.ANTHROPIC_TO_OPENAI,
                    Way.OLLAMA_TO_OPENAI);

    static Options parse(String... arguments) {
        Options options = new Options(Pace.FULL, 1, 3, USUAL, EnumSet.allOf(Scenario.class), null);
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        try {
            while (!rest.isEmpty()) {
                options = options.with(rest.pop(), rest);
            }
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("The last option lacks its value", e);
        }
        options.check();
        return options;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--quick" -> new Options(Pace.QUICK, starts, 1, ways, scenarios, gatewayJar);
            case "--rounds" ->
                    new Options(pace, starts, number(rest.pop()), ways, scenarios, gatewayJar);
            case "--starts" ->
                    new Options(pace, number(rest.pop()), rounds, ways, scenarios, gatewayJar);
            case "--only" ->
                    new Options(
                            pace,
                            starts,
                            rounds,
                            set(Way.class, rest.pop()),
                            scenarios,
                            gatewayJar);
            case "--scenario" ->
                    new Options(
                            pace,
                            starts,
                            rounds,
                            ways,
                            set(Scenario.class, rest.pop()),
                            gatewayJar);
            case "--gateway-jar" ->
                    new Options(pace, starts, rounds, ways, scenarios, Path.of(rest.pop()));
            default -> throw new IllegalArgumentException("Unknown option " + option);
        };
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

    /** The jar of Tollgate, or the benchmark's own, which holds the bare route. */
    Path jarOf(Gateway gateway, Path own) {
        return gateway.isTollgate() ? Objects.requireNonNull(gatewayJar) : own;
    }

    private void check() {
        boolean tollgate = ways.stream().anyMatch(way -> way.gateway.isTollgate());
        if (tollgate && gatewayJar == null) {
            throw new IllegalArgumentException(
                    "Tollgate is to be measured: --gateway-jar is missing");
        }
    }
}
