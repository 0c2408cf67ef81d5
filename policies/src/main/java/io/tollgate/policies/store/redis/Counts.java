package io.tollgate.policies.store.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The counts in Redis: the scripts, called with what they expect. */
final class Counts {

    private static final String PROBE = "tollgate:probe";

    private final RedisClusterAsyncCommands<String, String> commands;
    private final Script admit;
    private final Script correct;
    private final Script renew;
    private final String hold;

    /**
     * The counts behind a connection.
     *
     * @param hold for how long a stream's place is kept without a renewal
     */
    Counts(RedisClusterAsyncCommands<String, String> commands, Duration hold) {
        this.commands = commands;
        this.admit = new Script(commands, "admit");
        this.correct = new Script(commands, "correct");
        this.renew = new Script(commands, "renew");
        this.hold = Long.toString(hold.toMillis());
    }

    /** Takes of all or of none. */
    CompletionStage<Reply> admit(String call, List<Asked> asked) {
        List<String> values = new ArrayList<>(2 + 4 * asked.size());
        values.add(call);
        values.add(hold);
        for (Asked each : asked) {
            values.add(each.kind());
            values.add(Long.toString(each.cost()));
            values.add(Long.toString(each.most()));
            values.add(each.quota().shadow() ? "1" : "0");
        }
        return admit.<List<Long>>run(ScriptOutputType.MULTI, keys(asked), values)
                .thenApply(numbers -> new Reply(asked, numbers));
    }

    /** Gives streams' places back and changes what buckets owe. */
    CompletionStage<Long> correct(String call, List<Correction> corrections) {
        List<String> values = new ArrayList<>(1 + 3 * corrections.size());
        values.add(call);
        for (Correction each : corrections) {
            values.add(each.of.kind());
            values.add(Long.toString(each.more));
            values.add(Long.toString(each.of.most()));
        }
        List<Asked> asked = corrections.stream().map(Correction::of).toList();
        return correct.run(ScriptOutputType.INTEGER, keys(asked), values);
    }

    /** Holds the places of streams, all of one quota, for another while. */
    CompletionStage<Long> renew(String key, Collection<String> calls) {
        List<String> values = new ArrayList<>(1 + calls.size());
        values.add(hold);
        values.addAll(calls);
        return renew.run(ScriptOutputType.INTEGER, List.of(key), values);
    }

    /** Gives a stream's place back that a renewal took after its end. */
    CompletionStage<Long> leave(String key, String call) {
        return Script.sent(() -> commands.zrem(key, call));
    }

    /** Whether it answers, knows the scripts, and can be written to. */
    CompletionStage<String> probe() {
        admit.load();
        correct.load();
        renew.load();
        return Script.sent(() -> commands.psetex(PROBE, 1_000, ""));
    }

    private static List<String> keys(List<Asked> asked) {
        return asked.stream().map(Asked::key).toList();
    }

    /**
     * What becomes of a count.
     *
     * @param more in the script's measure; less if negative; nothing to a stream, which just ends
     */
    record Correction(Asked of, long more) {}
}
