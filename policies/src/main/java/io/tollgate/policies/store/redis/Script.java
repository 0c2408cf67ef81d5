package io.tollgate.policies.store.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A script that the server knows by its digest, once it has seen it. */
final class Script {

    private final RedisClusterAsyncCommands<String, String> commands;
    private final String text;
    private final String digest;

    /**
     * A script of this package.
     *
     * @param name of the file, without its ending
     */
    Script(RedisClusterAsyncCommands<String, String> commands, String name) {
        this.commands = commands;
        this.text = read("bucket") + read(name);
        this.digest = commands.digest(text);
    }

    private static String read(String name) {
        try (InputStream file = Script.class.getResourceAsStream(name + ".lua")) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Shows it to the server, so that commands keep their order: those that show it again lose it.
     */
    CompletionStage<String> load() {
        return sent(() -> commands.scriptLoad(text));
    }

    /** Runs it; a server that does not know it (any more) is shown it. */
    <T> CompletionStage<T> run(ScriptOutputType answer, List<String> keys, List<String> values) {
        String[] named = keys.toArray(String[]::new);
        String[] given = values.toArray(String[]::new);
        return sent(() -> commands.<T>evalsha(digest, answer, named, given))
                .exceptionallyCompose(
                        error ->
                                cause(error) instanceof RedisNoScriptException
                                        ? sent(() -> commands.<T>eval(text, answer, named, given))
                                        : CompletableFuture.failedStage(error));
    }

    /** What a command fails with before it is sent is told like what it fails with later. */
    static <T> CompletionStage<T> sent(Supplier<RedisFuture<T>> command) {
        try {
            return command.get();
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** What is behind what a stage tells of it. */
    static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
