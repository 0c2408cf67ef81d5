package io.tollgate.policies.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is never a double. */
class NoBinaryFractionTest {

    private static final Path SOURCES = Path.of("src/main/java/io/tollgate/policies");
    private static final Pattern BINARY =
            Pattern.compile("\\b(double|float|Double|Float|doubleValue|floatValue|getDouble)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"price", "store/price"})
    void noneIsUsed(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
            List<Path> sources = files.toList();
            assertThat(sources).hasSizeGreaterThan(5);
            assertThat(sources).noneMatch(file -> BINARY.matcher(read(file)).find());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
