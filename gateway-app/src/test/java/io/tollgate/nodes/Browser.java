package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Chromium that goes through the admin UI: the journeys stand in {@code src/test/browser},
 * and use the Playwright that the UI's own build has installed.
 */
final class Browser {

    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final Path JOURNEYS = Path.of("src/test/browser").toAbsolutePath();
    private static final Path UI = Path.of("../admin-ui/src/main/ui").toAbsolutePath().normalize();
    private static final int PATIENCE_MINUTES = 5;

    private Browser() {}

    /** Skips the test where there is none, and says how to have one. */
    static void require() {
        assumeTrue(
                chromium().isPresent() && Files.isDirectory(UI.resolve("node_modules")),
                "No Chromium was found. Install it, such as by `apt-get install -y chromium`, or"
                        + " name it: CHROMIUM=/path/to/chromium");
    }

    private static Optional<String> chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
    }

    /**
     * Goes a way that ends well.
     *
     * @param facts that it needs
     * @return what it says
     */
    static String goes(String journey, GatewayProcess gateway, Map<String, String> facts)
            throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder("node", JOURNEYS.resolve(journey) + ".mjs");
        node.environment().putAll(facts);
        node.environment().put("GATEWAY", gateway.url());
        node.environment().put("UI_SOURCES", UI.toString());
        node.environment().put("CHROMIUM", chromium().orElseThrow());
        Path said = Files.createTempFile(journey, ".txt");
        Process process = node.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as("%s:%n%s", journey, text).isTrue();
        return text;
    }

    /** Where pictures are to go, if somebody wants some. */
    static String pictures() {
        return Objects.requireNonNullElse(System.getProperty("pictures"), "");
    }
}
