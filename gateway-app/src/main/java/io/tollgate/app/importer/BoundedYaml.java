package io.tollgate.app.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a file that somebody else wrote: bounded in its size, its depth, and in what its aliases
 * expand to. Nothing in it is executed, and of its values nothing gets into a message.
 */
final class BoundedYaml {

    static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NODES = 100_000;

    /** Words as LiteLLM's own reader understands them: {@code True}, and {@code <<} merges. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setMaxAliasesForCollections(MOST_ALIASES)
                    .setCodePointLimit(MOST_BYTES)
                    .build();

    private int nodes;

    private BoundedYaml() {}

    /**
     * The mapping that the file is.
     *
     * @throws Unreadable if it is none
     */
    static Map<String, @Nullable Object> read(Path file) {
        String text = text(file);
        try {
            checkDepth(text);
            Object top = new BoundedYaml().copy(new Load(SETTINGS).loadFromString(text), 0);
            if (top instanceof Map<?, ?>) {
                return asMap(top);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new Unreadable(file + ":" + line + ": " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new Unreadable(file + ": is no YAML that can be read: " + e.getMessage());
        }
        throw new Unreadable(file + ": has no keys; a config.yaml of LiteLLM has model_list.");
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Unreadable(file + ": has more than " + MOST_BYTES + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unreadable(file + ": cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    /** Before anything recursive looks at it. */
    private static void checkDepth(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw tooMuch();
            }
        }
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw tooMuch();
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, one) -> copy.put(String.valueOf(key), copy(one, depth + 1)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(one -> copy.add(copy(one, depth + 1)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static Unreadable tooMuch() {
        return new Unreadable(
                "The file is nested more than "
                        + DEEPEST
                        + " levels deep, or its aliases expand to more than "
                        + MOST_NODES
                        + " values. Write them out.");
    }

    /** Of what {@link #copy} made. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> asMap(Object map) {
        return (Map<String, @Nullable Object>) map;
    }
}
