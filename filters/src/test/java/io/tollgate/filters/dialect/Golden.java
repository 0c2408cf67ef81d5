package io.tollgate.filters.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden files: {@code src/test/resources/golden/<kind>/<case>.<dialect or face>.<ending>} is the
 * input as the wire carries it; what the code makes of it stands beside it under a longer name. Run
 * the tests with {@code -Dgolden.update=true} to write the expected files anew, then read the diff.
 */
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final JsonMapper PRETTY =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .addMixIn(Part.class, Named.class)
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(ImageSource.class, Named.class)
                    .addMixIn(DocumentSource.class, Named.class)
                    .addMixIn(AnswerFormat.class, Named.class)
                    .addMixIn(ToolChoice.class, Named.class)
                    .addMixIn(StreamEvent.class, Named.class)
                    .addMixIn(StreamEvent.Block.class, Named.class)
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}

    private Golden() {}

    /** A file of a kind by its whole name. */
    public static Path file(String kind, String name) {
        return ROOT.resolve(kind).resolve(name);
    }

    /** The inputs of a kind that end so: {@code inputs("request", ".openai-chat.json")}. */
    public static Stream<Path> inputs(String kind, String ending) {
        Path folder = ROOT.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> isInput(file.getFileName().toString(), ending))
                            .sorted()
                            .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInput(String name, String ending) {
        return name.endsWith(ending) && name.indexOf('.') == name.length() - ending.length();
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file beside {@code input} whose name has {@code ending} for the input's own. */
    public static Path beside(Path input, String ending) {
        String name = input.getFileName().toString();
        return input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /** Compares with a golden file to the byte, or writes it. */
    public static void check(Path expected, byte[] actual) {
        try {
            if (UPDATE) {
                Files.write(expected, actual);
            }
            assertThat(new String(actual, StandardCharsets.UTF_8))
                    .as("golden file %s (see Golden)", expected)
                    .isEqualTo(Files.exists(expected) ? Files.readString(expected) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical form of records, readable. */
    public static byte[] pretty(Object canonical) {
        return (PRETTY.writeValueAsString(canonical) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Stream events, one a line. */
    public static byte[] lines(List<StreamEvent> events) {
        StringBuilder lines = new StringBuilder();
        JsonMapper flat = PRETTY.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();
        events.forEach(event -> lines.append(flat.writeValueAsString(event)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** JSON bytes, indented, so that a golden file can be read. */
    public static byte[] indent(byte[] json) {
        return pretty(PRETTY.readTree(json));
    }
}
