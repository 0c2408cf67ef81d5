package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which CPUs a process may use, set with {@code taskset} where there is one.
 *
 * @param cpus the CPUs that this process was given; empty when none can be chosen
 */
record Affinity(List<Integer> cpus) {

    static Affinity ofThisProcess() throws InterruptedException {
        try {
            String own = Long.toString(ProcessHandle.current().pid());
            String answer = taskset(List.of("-pc", own));
            return new Affinity(parse(answer.substring(answer.lastIndexOf(':') + 1).strip()));
        } catch (IOException _) {
            return new Affinity(List.of());
        }
    }

    /** Two CPUs are needed: one for the gateway, one for all the rest. */
    boolean canPin() {
        return cpus.size() > 1;
    }

    void pin(Child child, int number) throws IOException, InterruptedException {
        if (canPin()) {
            taskset(List.of("-apc", cpus.get(number).toString(), Long.toString(child.pid())));
        }
    }

    void release(Child child) throws IOException, InterruptedException {
        if (canPin()) {
            String all = String.join(",", cpus.stream().map(String::valueOf).toList());
            taskset(List.of("-apc", all, Long.toString(child.pid())));
        }
    }

    /** A list such as {@code 0,2-3}. */
    private static List<Integer> parse(String list) {
        List<Integer> cpus = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int cpu = Integer.parseInt(ends[0]); cpu <= last; cpu++) {
                cpus.add(cpu);
            }
        }
        return List.copyOf(cpus);
    }

    private static String taskset(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("taskset: " + output);
        }
        return output;
    }
}
