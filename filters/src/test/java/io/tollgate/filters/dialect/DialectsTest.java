package io.tollgate.filters.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.openai.OpenAiProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dialects that are served are those whose packages are there. */
class DialectsTest {

    private static final Path PACKAGES = Path.of("src/main/java/io/tollgate/filters/dialect");

    @Test
    void eachPackageIsFound() throws Exception {
        try (Stream<Path> files = Files.list(PACKAGES)) {
            List<String> packages =
                    files.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList();
            assertThat(Dialects.packages())
                    .extracting(it -> it.getClass().getPackageName().replaceAll("^.*[.]", ""))
                    .hasSameElementsAs(packages);
        }
    }

    @Test
    void theMoreParticularClientsComeFirst() {
        assertThat(Dialects.found().clients())
                .extracting(ClientDialect::name)
                .containsSubsequence("anthropic", "responses", "openai", "ollama");
    }

    @Test
    void aNameIsOneDialects() {
        assertThatThrownBy(
                        () ->
                                new Dialects(
                                        List.of(),
                                        List.of(new OpenAiProvider(), new OpenAiProvider())))
                .hasMessageContaining("openai");
    }
}
