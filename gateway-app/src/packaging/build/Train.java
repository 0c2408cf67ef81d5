import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of a laid-out Tollgate: starts it with the runtime that it will have, lets it
 * answer some requests, stops it, and proves that the cache is taken. A part of the build:
 *
 * <pre>java Train.java HOME ROLE</pre>
 *
 * The JVM remembers the time and size of each file that the cache was made from, so all get one
 * time, which archives and images keep. The AOT cache goes by the classes' own files; where those
 * lie may change, as long as they stay together.
 */
final class Train {

    /** One second after the epoch, as Jib sets it. */
    private static final FileTime MADE = FileTime.from(Instant.ofEpochSecond(1));

    private static final Pattern READY = Pattern.compile("listens on (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Path cache;
    private final Path work;
    private final String role;

    private Train(Path home, String role) throws IOException {
        this.role = role;
        this.home = home.toRealPath();
        this.cache = this.home.resolve("app/tollgate.aot");
        this.work = Files.createTempDirectory("tollgate-training");
    }

    public static void main(String[] args) throws Exception {
        Train train = new Train(Path.of(args[0]), args[1]);
        Files.deleteIfExists(train.cache);
        train.setTimes();
        train.run("train", List.of("-XX:AOTCacheOutput=" + train.cache));
        if (!Files.isRegularFile(train.cache)) {
            throw new IllegalStateException("No AOT cache was made; see " + train.work);
        }
        train.setTimes();
        train.run("check", List.of("-XX:AOTCache=" + train.cache, "-XX:AOTMode=on"));
        System.out.printf("AOT cache of %d MiB: %s%n", Files.size(train.cache) >> 20, train.cache);
    }

    private void setTimes() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, MADE);
            }
        }
    }

    private void run(String name, List<String> flags) throws Exception {
        Path log = work.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(home.resolve("runtime/bin/java").toString());
        command.add("@" + home.resolve("jvm.options"));
        command.addAll(flags);
        command.addAll(
                List.of(
                        "-jar",
                        home.resolve("app/tollgate.jar").toString(),
                        "--server.port=0",
                        "--management.server.port=0"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Path settings = work.resolve("tollgate.yml");
        Files.writeString(settings, "tollgate: { role: %s, discovery: false }%n".formatted(role));
        builder.environment().put("TOLLGATE_CONFIG", settings.toString());
        builder.environment().put("TOLLGATE_DATA", work.resolve("data-" + name).toString());
        builder.environment().keySet().removeIf(Train::isOfTheBuilder);
        Process process = builder.start();
        try {
            ask(url(process, log));
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not stop; see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Nothing of the builder's may get into what is built. */
    private static boolean isOfTheBuilder(String variable) {
        return variable.endsWith("_API_KEY") || variable.startsWith("JAVA_TOOL");
    }

    private static URI url(Process process, Path log) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("It did not start:\n" + Files.readString(log));
    }

    /** Each dialect, streamed and not, so that what serves them is in the cache as well. */
    private static void ask(URI gateway) throws Exception {
        String chat =
                """
                {"model":"demo/echo","max_tokens":9,"stream":%s,\
                "messages":[{"role":"user","content":"one two three"}]}\
                """;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 0; round < 5; round++) {
                for (String stream : List.of("true", "false")) {
                    for (String path :
                            List.of("/v1/chat/completions", "/v1/messages", "/api/chat")) {
                        answered(http, gateway.resolve(path), chat.formatted(stream));
                    }
                }
            }
            answered(http, gateway.resolve("/v1/models"), null);
            answered(http, gateway.resolve("/readyz"), null);
        }
    }

    private static void answered(HttpClient http, URI url, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .header("anthropic-version", "2023-06-01")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    url + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
