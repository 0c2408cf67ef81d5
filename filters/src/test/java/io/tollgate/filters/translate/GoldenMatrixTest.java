package io.tollgate.filters.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every golden input crosses to every other dialect; what becomes of it stands beside it as {@code
 * <case>.<from>.to.<to>.*}. Case and crossing can be read off the folder's listing.
 */
class GoldenMatrixTest {

    static final Stamp STAMP =
            new Stamp("0198stamp0000000000000000000000", Instant.parse("2026-11-01T12:00:00Z"));

    static final List<ClientDialect> CLIENTS = Dialects.found().clients();

    static final List<ProviderDialect> PROVIDERS = Dialects.found().providers();

    /** The first provider of each package; its others are variants of it. */
    static final Set<ProviderDialect> OWN =
            Dialects.packages().stream()
                    .filter(it -> !it.providers().isEmpty())
                    .map(it -> it.providers().getFirst().name())
                    .flatMap(name -> PROVIDERS.stream().filter(it -> it.name().equals(name)))
                    .collect(Collectors.toSet());

    /** Nothing is known by its name; that it thinks was declared. */
    private static final TargetModel TARGET = new TargetModel("target-model", 32000, true);

    /** A small call for a stream. */
    static ClientCall asked(ChatFace face) {
        return call(face, Golden.read(Golden.file("ask", label(face) + ".json")));
    }

    static ClientCall call(ChatFace face, byte[] body) {
        return ClientCall.of(face, face.path().replace(ChatFace.MODEL, "m"), body, Set.of(), STAMP);
    }

    /** One of those that differ in nothing but where they are. */
    private static Collection<ChatFace> faces() {
        return CLIENTS.stream()
                .flatMap(client -> client.faces().stream())
                .filter(ChatFace.class::isInstance)
                .map(ChatFace.class::cast)
                .collect(
                        Collectors.toMap(
                                GoldenMatrixTest::label,
                                face -> face,
                                (first, _) -> first,
                                LinkedHashMap::new))
                .values();
    }

    static ClientDialect client(Object face) {
        return CLIENTS.stream()
                .filter(client -> client.faces().contains(face))
                .findFirst()
                .orElseThrow();
    }

    /** Such as {@code openai-chat}. */
    private static String label(ChatFace face) {
        String endpoint = face.path().replaceAll("^.*[/:]", "");
        return face.dialect() + "-" + (face.path().contains("chat") ? "chat" : endpoint);
    }

    static Stream<Arguments> requests() {
        return faces().stream()
                .flatMap(
                        face ->
                                Golden.inputs("request", "." + label(face) + ".json")
                                        .flatMap(
                                                input ->
                                                        PROVIDERS.stream()
                                                                .filter(p -> crosses(face, p))
                                                                .filter(p -> isChecked(input, p))
                                                                .map(
                                                                        p ->
                                                                                Arguments.of(
                                                                                        input, face,
                                                                                        p))));
    }

    private static boolean crosses(ChatFace face, ProviderDialect provider) {
        return !face.dialect().equals(provider.clientDialect());
    }

    /** Variants are checked by those cases whose expected file somebody has begun. */
    private static boolean isChecked(Path input, ProviderDialect provider) {
        return OWN.contains(provider)
                || Files.exists(Golden.beside(input, ".to." + provider.name() + ".json"));
    }

    @ParameterizedTest(name = "{0} to {2}")
    @MethodSource("requests")
    void requestsCross(Path input, ChatFace face, ProviderDialect provider) {
        Golden.check(
                Golden.beside(input, ".to." + provider.name() + ".json"),
                Golden.indent(crossed(Golden.read(input), face, provider)));
    }

    private static byte[] crossed(byte[] body, ChatFace face, ProviderDialect provider) {
        ObjectNode result = Json.object();
        try {
            ClientCall call = call(face, body);
            Translation translation = Translation.of(call, provider, TARGET);
            result.put("path", translation.outbound().path());
            var dropped = result.putArray("dropped");
            translation.losses().fields().forEach(dropped::add);
            result.set("body", Json.parse(Slice.of(translation.outbound().body())));
        } catch (MalformedInput | GatewayException e) {
            result.put("refused", e.getMessage());
        }
        return result.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> streams() {
        return answers("stream", StreamFormat::name);
    }

    private static Stream<Arguments> answers(
            String kind, java.util.function.Function<StreamFormat, String> ending) {
        return PROVIDERS.stream()
                .flatMap(
                        provider ->
                                Golden.inputs(
                                                kind,
                                                "."
                                                        + provider.name()
                                                        + "."
                                                        + ending.apply(provider.streamFormat()))
                                        .flatMap(
                                                input ->
                                                        faces().stream()
                                                                .filter(f -> crosses(f, provider))
                                                                .map(
                                                                        f ->
                                                                                Arguments.of(
                                                                                        input,
                                                                                        provider,
                                                                                        f,
                                                                                        label(
                                                                                                f)))));
    }

    @ParameterizedTest(name = "{0} to {3}")
    @MethodSource("streams")
    void streamsCross(Path input, ProviderDialect provider, ChatFace face, String label) {
        byte[] whole = Golden.read(input);
        byte[] written = translated(whole, provider, face, whole.length);
        Golden.check(Golden.beside(input, ".to." + label + ".txt"), written);
        assertThat(translated(whole, provider, face, 7)).as("cut in sevens").isEqualTo(written);
    }

    private static byte[] translated(
            byte[] stream, ProviderDialect provider, ChatFace face, int piece) {
        StreamTranslation translation = Translation.of(asked(face), provider, TARGET).stream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < stream.length; at += piece) {
            int end = Math.min(stream.length, at + piece);
            append(out, translation.feed(java.util.Arrays.copyOfRange(stream, at, end)));
        }
        append(out, translation.end());
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, byte[] bytes) {
        if (bytes != null) {
            out.writeBytes(bytes);
        }
    }

    static Stream<Arguments> responses() {
        return answers("response", _ -> "json");
    }

    @ParameterizedTest(name = "{0} to {3}")
    @MethodSource("responses")
    void responsesCross(Path input, ProviderDialect provider, ChatFace face, String label) {
        Translation translation = Translation.of(asked(face), provider, TARGET);
        Golden.check(
                Golden.beside(input, ".to." + label + ".json"),
                Golden.indent(translation.answer(Golden.read(input))));
    }
}
