package io.tollgate.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tollgate.app.admin.ExplainCommand;
import io.tollgate.app.command.PolicyCommands;
import io.tollgate.app.policycode.PolicyRun;
import io.tollgate.app.settings.SettingsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * Runs the jar's commands in this process, where they need no start of a JVM each. A script called
 * {@code java} brings them here.
 */
final class CommandDoor implements AutoCloseable {

    private static final String SCRIPT =
            """
            #!/bin/bash
            # Stands in for `java -jar gateway-app.jar`, with the paths of files made absolute.
            while [ $# -gt 0 ] && [ "$1" != -jar ]; do shift; done
            shift 2
            arguments=()
            for a in "$@"; do
              case "$a" in
                --out=*) a="--out=$PWD/${a#--out=}" ;;
                -*) ;;
                *) if [ -e "$a" ]; then a="$PWD/$a"; fi ;;
              esac
              arguments+=("$a")
            done
            said=$(mktemp -d)
            status=$(printf '%%s\\0' "${arguments[@]}" | /usr/bin/env -i /usr/bin/curl -sS --data-binary @- \\
              -H "x-said: $said" -H "x-key: ${TOLLGATE_ADMIN_KEY:-}" http://127.0.0.1:%d/)
            cat "$said/out"
            cat "$said/err" >&2
            exit "$status"
            """;

    private final HttpServer server;
    private final String gateway;
    private final Path settings;

    /**
     * @param gateway where it is
     * @param settings its file
     */
    CommandDoor(String gateway, Path settings) throws IOException {
        this.gateway = gateway;
        this.settings = settings;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Puts the scripts {@code java} and {@code tollgate} into a folder. */
    void scripts(Path folder) throws IOException {
        script(folder.resolve("java"), SCRIPT.formatted(server.getAddress().getPort()));
        script(folder.resolve("tollgate"), "#!/bin/bash\nexec java -jar tollgate.jar \"$@\"\n");
    }

    static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] arguments = new String(body, StandardCharsets.UTF_8).split("\0");
        Path said = Path.of(exchange.getRequestHeaders().getFirst("x-said"));
        String key = exchange.getRequestHeaders().getFirst("x-key");
        byte[] status;
        try (exchange;
                PrintStream out = stream(said.resolve("out"));
                PrintStream err = stream(said.resolve("err"))) {
            status = String.valueOf(run(arguments, key, out, err)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, status.length);
            exchange.getResponseBody().write(status);
        }
    }

    private static PrintStream stream(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }

    private int run(String[] arguments, String key, PrintStream out, PrintStream err) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case ExplainCommand.NAME ->
                    new ExplainCommand(out, err, key).run(append(rest, "--url=" + gateway));
            case "policy" -> policy(rest, key, out, err);
            default -> stored(arguments, out, err);
        };
    }

    private static String[] append(String[] words, String word) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = word;
        return all;
    }

    private int policy(String[] words, String key, PrintStream out, PrintStream err) {
        Path folder = Path.of(words[1]);
        String[] others =
                Arrays.stream(words).filter(word -> !word.equals(words[1])).toArray(String[]::new);
        PolicyRun run = PolicyRun.of(gateway, key, false, folder, others);
        out.print(run.out());
        err.print(run.err());
        return run.status();
    }

    /** One at a time: which settings are meant is a property of the process. */
    private int stored(String[] arguments, PrintStream out, PrintStream err) {
        synchronized (CommandDoor.class) {
            System.setProperty(SettingsFile.VARIABLE, settings.toString());
            try {
                return PolicyCommands.run(
                        new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            } finally {
                System.clearProperty(SettingsFile.VARIABLE);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
