package io.tollgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a Tollgate demands of its callers, each a little more; no load reaches a limit. */
enum Guards {
    NONE(List.of()),
    KEY(List.of()),
    QUOTAS(
            List.of(
                    "quota put requests --on bench/load --unit requests --per minute --limit 100000000",
                    "quota put tokens --on bench --unit tokens --per day --limit 1000000000000")),
    BUDGET(QUOTAS, List.of("budget put money --on bench/load --limit 1000000"));

    private final List<String> limits;

    Guards(List<String> limits) {
        this.limits = limits;
    }

    Guards(Guards less, List<String> more) {
        this.limits = new ArrayList<>(less.limits);
        this.limits.addAll(more);
    }

    /** Returns the key, which the last command prints. */
    String set(List<String> java, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>(List.of("unit put bench", "unit put bench/load"));
        commands.addAll(limits);
        commands.add("key issue bench/load --label bench");
        String printed = "";
        for (String command : commands) {
            printed = run(java, command, environment, folder);
        }
        return printed.strip();
    }

    private static String run(
            List<String> java, String command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(java);
        arguments.addAll(List.of(command.split(" ")));
        ProcessBuilder builder =
                new ProcessBuilder(arguments).redirectError(folder.resolve("guards.log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("'" + command + "' failed; see " + folder + "/guards.log");
        }
        return printed;
    }
}
