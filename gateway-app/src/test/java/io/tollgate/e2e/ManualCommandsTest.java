package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tollgate.manual.Block;
import io.tollgate.manual.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the manual says to run: the marked blocks of a page, in their order and in one shell,
 * against a gateway whose settings are those that the page has saved.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ManualCommandsTest {

    private static final int LONGEST = 60;
    private static final String BASE = "tollgate:\n  access: keys\n";
    private static final String NOWHERE = "http://127.0.0.1:1";

    /** Errors of HTTP are errors of the command, so that none is overlooked. */
    private static final String CURL =
            """
            #!/bin/bash
            exec /usr/bin/curl -sS ${CURL_FAILS---fail-with-body} "$@"
            """;

    @TempDir private Path root;

    private final Map<String, Place> places = new HashMap<>();
    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * The folder in which somebody sits who tries the manual out.
     *
     * @param gateway null where a page needs none
     */
    private record Place(@Nullable RunningGateway gateway, Path folder, CommandDoor door) {

        Path settings() {
            return folder.resolve("tollgate.yml");
        }

        String url() {
            return gateway == null ? NOWHERE : gateway.url();
        }

        String watchedAt() {
            return gateway == null ? NOWHERE : gateway.watchedAt();
        }
    }

    @BeforeAll
    void theMachineHasWhatIsNeeded() {
        assumeThat(Path.of("/usr/bin/curl"))
                .as("curl; install it with apt-get install -y curl")
                .isExecutable();
        assumeThat(Path.of("/bin/bash")).as("bash").isExecutable();
    }

    @AfterAll
    void closeTheDoors() {
        pool.shutdownNow();
        places.values().forEach(place -> place.door().close());
    }

    /** Pages that save no settings are run at once, since most of their time is waiting. */
    @TestFactory
    Stream<DynamicTest> commandsDoWhatThePagesSay() throws IOException {
        List<Page> pages =
                Page.all().stream()
                        .filter(page -> page.blocks().stream().anyMatch(Block::runs))
                        .toList();
        for (Page page : pages) {
            place(page.gateway());
        }
        Map<Boolean, List<Page>> bySaving =
                pages.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        page -> page.blocks().stream().anyMatch(Block::isSaved)));
        Map<Page, Future<?>> runs = new HashMap<>();
        bySaving.get(false).forEach(page -> runs.put(page, pool.submit(() -> run(page))));
        return Stream.concat(
                bySaving.get(false).stream().map(page -> test(page, () -> runs.get(page).get())),
                bySaving.get(true).stream().map(page -> test(page, () -> run(page))));
    }

    private static DynamicTest test(Page page, Executable run) {
        return DynamicTest.dynamicTest(page.file().toString(), run);
    }

    private Void run(Page page) throws IOException, InterruptedException {
        Place place = place(page.gateway());
        List<Block> blocks =
                page.blocks().stream().filter(block -> block.runs() || block.isSaved()).toList();
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo; echo '@@ ").append(i).append("'\n");
            script.append(step(place, blocks.get(i)));
        }
        script.append("echo; echo '@@ end'\n");
        String output = bash(place, name(page), script.toString());
        assertThat(output).as("%s", page.file()).contains("@@ end");
        for (int i = 0; i < blocks.size(); i++) {
            String said = output.split("@@ " + i + "\n", 2)[1].split("\n@@ ", 2)[0];
            for (String shown : blocks.get(i).shows()) {
                assertThat(said).as("%s printed", blocks.get(i)).contains(shown);
            }
        }
        return null;
    }

    private static String name(Page page) {
        return page.file().toString().replace('/', '-');
    }

    private Place place(String kind) throws IOException {
        Place there = places.get(kind);
        if (there != null) {
            return there;
        }
        Path folder = Files.createDirectories(root.resolve(kind));
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.createSymbolicLink(folder.resolve("docs"), Page.ROOT.resolve("docs"));
        Path settings = folder.resolve("tollgate.yml");
        Files.writeString(settings, settings(BASE, folder));
        RunningGateway gateway = gateway(kind, settings);
        CommandDoor door = new CommandDoor(gateway == null ? NOWHERE : gateway.url(), settings);
        door.scripts(folder.resolve("bin"));
        CommandDoor.script(folder.resolve("bin/curl"), CURL);
        Place place = new Place(gateway, folder, door);
        places.put(kind, place);
        return place;
    }

    /** Who has just cloned the repository has one without a file. */
    private static @Nullable RunningGateway gateway(String kind, Path settings) {
        return switch (kind) {
            case "open" -> DemoTest.GATEWAY;
            case "keys" -> new RunningGateway(settings);
            default -> null;
        };
    }

    /** What a page says, where the tests' data is and nothing is found by chance. */
    private static String settings(String yaml, Path folder) {
        String ours = "tollgate:\n  data: " + folder.resolve("data") + "\n";
        boolean says = yaml.contains("discovery:");
        return yaml.replaceFirst("tollgate:\n", says ? ours : ours + "  discovery: false\n");
    }

    private static String reload(Place place) {
        return "curl -X POST " + place.watchedAt() + "/actuator/reload\n";
    }

    private static String step(Place place, Block block) {
        if (block.isSaved()) {
            return "cat > tollgate.yml <<'SETTINGS'\n"
                    + settings(block.code(), place.folder())
                    + "SETTINGS\n"
                    + reload(place);
        }
        String code = here(place, block.code());
        if (block.status() == 0) {
            return block.isRefused() ? "export CURL_FAILS=\n" + code + "unset CURL_FAILS\n" : code;
        }
        return "set +e\n"
                + code
                + "status=$?\nset -e\nif [ $status -ne "
                + block.status()
                + " ]; then echo \"exit status $status\"; exit 99; fi\n";
    }

    /** The pages speak of the ports that gateways have by themselves. */
    private static String here(Place place, String code) {
        return code.replaceAll("http://(127\\.0\\.0\\.1|localhost):8080", place.url())
                .replaceAll("http://127\\.0\\.0\\.1:9090", place.watchedAt());
    }

    private static String bash(Place place, String name, String script)
            throws IOException, InterruptedException {
        Path file = Files.writeString(place.folder().resolve("tmp/" + name + ".sh"), script);
        Path said = place.folder().resolve("tmp/" + name + ".said");
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", file.toString())
                        .directory(place.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                place.folder().resolve("bin") + ":/usr/local/bin:/usr/bin:/bin",
                                "HOME",
                                place.folder().toString(),
                                "TMPDIR",
                                place.folder().resolve("tmp").toString(),
                                "LANG",
                                "C.UTF-8"));
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(said);
        assertThat(ended).as("ended in time:%n%s", output).isTrue();
        assertThat(process.waitFor()).as("%s", output).isZero();
        return output;
    }
}
