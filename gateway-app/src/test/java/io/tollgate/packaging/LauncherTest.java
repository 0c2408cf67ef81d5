package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.DurationStyle;

/** The archive's launcher, with a java that only says how it was called; and its unit file. */
final class LauncherTest {

    private static final Path FILES = Path.of("src/packaging/edge");

    @TempDir private Path folder;

    private Path home;
    private Path elsewhere;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("with blank/tollgate"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                for one in "config=$TOLLGATE_CONFIG" "arenas=$MALLOC_ARENA_MAX" "$@"; do echo "$one"; done
                """);
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("tollgate");
        Files.copy(FILES.resolve("bin/tollgate"), launcher);
        for (Path executable : List.of(java, launcher)) {
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private List<String> run(Path launcher, Map<String, String> variables, String... arguments)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString()).directory(elsewhere.toFile());
        builder.command().addAll(Arrays.asList(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE"));
        builder.environment().putAll(variables);
        return builder.redirectErrorStream(true).start().inputReader().lines().toList();
    }

    @Test
    void itFindsItselfThroughLinksAndPassesOnWhatItIsTold() throws IOException {
        Path link =
                Files.createSymbolicLink(
                        elsewhere.resolve("relative"),
                        elsewhere.relativize(home.resolve("bin/tollgate")));
        List<String> said =
                run(link, Map.of(), "key", "issue", "acme/search", "--label", "two words");
        Path real = home.toRealPath();
        assertThat(said)
                .containsExactly(
                        "config=" + real.resolve("tollgate.yml"),
                        "arenas=2",
                        "@" + real.resolve("jvm.options"),
                        "-XX:AOTCache=" + real.resolve("app/tollgate.aot"),
                        "-jar",
                        real.resolve("app/tollgate.jar").toString(),
                        "key",
                        "issue",
                        "acme/search",
                        "--label",
                        "two words");
    }

    @Test
    void settingsThatAreNamedOrBesideTheProcessWin() throws IOException {
        Path launcher = home.resolve("bin/tollgate");
        assertThat(run(launcher, Map.of("TOLLGATE_CONFIG", "/x.yml"))).startsWith("config=/x.yml");
        Files.writeString(elsewhere.resolve("tollgate.json"), "{}");
        assertThat(run(launcher, Map.of())).startsWith("config=");
    }

    @Test
    void optionsOfOnesOwnComeAfterThoseOfTheArchive() throws IOException {
        List<String> said =
                run(home.resolve("bin/tollgate"), Map.of("TOLLGATE_JAVA_OPTS", "-Xmx1g -Dx=y"));
        assertThat(said)
                .containsSubsequence("-Xmx1g", "-Dx=y", "-jar")
                .element(2)
                .asString()
                .endsWith("jvm.options");
    }

    @Test
    void theExampleIsReadAndServesAnEdge() throws IOException {
        var settings =
                StrictReader.read(
                        folder, Files.readString(FILES.resolve("tollgate.yml")), Map.of());
        assertThat(settings.role()).hasToString("EDGE");
    }

    @Test
    void theUnitWaitsLongerThanOpenAnswersMayTake() throws IOException {
        String unit = Files.readString(FILES.resolve("systemd/tollgate.service"));
        Matcher stop = Pattern.compile("TimeoutStopSec=(\\S+)").matcher(unit);
        assertThat(stop.find()).isTrue();
        Duration drain = StrictReader.read(folder, "tollgate: {}", Map.of()).drain();
        assertThat(DurationStyle.detectAndParse(stop.group(1)))
                .isGreaterThan(drain.plusSeconds(10));
        assertThat(unit)
                .contains("DynamicUser=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n");
    }
}
