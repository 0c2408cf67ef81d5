package io.tollgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The build's own check of the format, with the steps and in the order of Spotless. It runs on the
 * JDK of the tests; Spotless runs on Maven's, where google-java-format needs 21 or newer.
 */
class FormatTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES =
            List.of("policies", "filters", "admin-ui", "gateway-app");
    private static final List<String> SOURCES = List.of("src/main/java", "src/test/java");

    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void everySourceFileIsFormatted() throws Exception {
        List<Path> files = sourceFiles();
        List<Path> unformatted = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            if (!source.equals(formatted(source))) {
                unformatted.add(ROOT.relativize(file));
            }
        }
        assertThat(files).as("source files below %s", ROOT).isNotEmpty();
        assertThat(unformatted)
                .as("not formatted; run `./mvnw spotless:apply` (on JDK 21 or newer)")
                .isEmpty();
    }

    /** Spotless orders imports in Google's style, unless told to do it in that of the format. */
    private String formatted(String source) throws FormatterException {
        String imported = RemoveUnusedImports.removeUnusedImports(formatter.formatSource(source));
        return ImportOrderer.reorderImports(imported, Style.GOOGLE);
    }

    private static List<Path> sourceFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            for (String sources : SOURCES) {
                found.addAll(javaFiles(ROOT.resolve(module).resolve(sources)));
            }
        }
        return found;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
