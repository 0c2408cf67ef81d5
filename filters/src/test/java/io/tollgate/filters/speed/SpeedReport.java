package io.tollgate.filters.speed;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link TranslationSpeed} and prints its scores as ratios to Jackson's bare tokenising. Only
 * the profile {@code jmh} runs it; {@code jmh.args} are JMH's own options.
 */
class SpeedReport {

    @Test
    void print() throws Exception {
        String[] args = System.getProperty("jmh.args", "").split(" ");
        var options =
                new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(TranslationSpeed.class.getSimpleName())
                        .shouldFailOnError(true)
                        .build();
        Map<String, Map<String, Double>> scores = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            String method = result.getPrimaryResult().getLabel();
            scores.computeIfAbsent(result.getParams().getParam("crossing"), _ -> new TreeMap<>())
                    .put(method, result.getPrimaryResult().getScore());
        }
        System.out.println(
                "| crossing | request MB/s | Jackson MB/s | times Jackson |"
                        + " stream events/s | Jackson events/s | times Jackson |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        scores.forEach((crossing, score) -> System.out.println(row(crossing, score)));
    }

    private static String row(String crossing, Map<String, Double> score) {
        double bytes = TranslationSpeed.requestBytes(crossing);
        double request = score.get("requestCrosses");
        double requestTokens = score.get("requestIsTokenised");
        double stream = score.get("streamCrosses");
        double streamTokens = score.get("streamIsTokenised");
        return String.format(
                "| %s | %.0f | %.0f | %.1f | %,.0f | %,.0f | %.1f |",
                crossing,
                request * bytes / 1e6,
                requestTokens * bytes / 1e6,
                requestTokens / request,
                stream * Crossing.DELTAS,
                streamTokens * Crossing.DELTAS,
                streamTokens / stream);
    }
}
