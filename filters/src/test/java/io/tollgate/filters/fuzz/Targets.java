package io.tollgate.filters.fuzz;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.MalformedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What is fuzzed, and what it may do: translate, or refuse with one of two exceptions. */
final class Targets {

    static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);
    static final TargetModel MODEL = new TargetModel("a-model", 4096, true);
    static final Delivery DELIVERY = new Delivery(true, true);

    static final List<ProviderDialect> PROVIDERS = Dialects.found().providers();

    /** Those of other versions of an API do the same as the first of their name. */
    static final List<ChatFace> FACES =
            List.copyOf(
                    Dialects.found().clients().stream()
                            .map(ClientDialect::faces)
                            .flatMap(List::stream)
                            .filter(ChatFace.class::isInstance)
                            .map(ChatFace.class::cast)
                            .collect(
                                    Collectors.toMap(
                                            Targets::name,
                                            face -> face,
                                            (first, _) -> first,
                                            LinkedHashMap::new))
                            .values());

    private Targets() {}

    private static String name(ChatFace face) {
        return face.dialect() + face.path().replaceFirst("^/v\\d[a-z]*/", "/");
    }

    /** Runs it; a refusal is fine. */
    static void tried(Runnable target) {
        try {
            target.run();
        } catch (MalformedInput | GatewayException _) {
            return;
        }
    }

    /** The golden inputs of a kind as seeds. */
    static Stream<Arguments> seeds(String kind) {
        Path folder = Path.of("src/test/resources/golden").resolve(kind);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(
                            file ->
                                    !file.getFileName()
                                            .toString()
                                            .matches(".*\\.(to|canonical|events)\\..*"))
                    .sorted()
                    .map(Targets::read)
                    .map(bytes -> Arguments.of((Object) bytes))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
