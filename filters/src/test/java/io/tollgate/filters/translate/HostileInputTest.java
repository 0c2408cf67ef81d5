package io.tollgate.filters.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Golden;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamLaws;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever stands in a document, it is translated or refused: no reader and no writer fails in a
 * way that would be the gateway's own fault. {@code -Dmutants=N} makes more of them.
 */
class HostileInputTest {

    private static final int MUTANTS = Integer.getInteger("mutants", 60);
    private static final TargetModel MODEL = new TargetModel("target-model", 4096);

    static Stream<Arguments> requests() {
        return GoldenMatrixTest.requests();
    }

    @ParameterizedTest(name = "{0} to {2}")
    @MethodSource("requests")
    void aRequestIsTranslatedOrRefused(Path input, ChatFace face, ProviderDialect provider) {
        JsonMutations mutations = new JsonMutations(input.getFileName().toString().hashCode());
        JsonNode document = Json.parse(Slice.of(Golden.read(input)));
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutations.mutated(document).toString().getBytes(UTF_8);
            expectSense(
                    mutant,
                    () -> {
                        ClientCall call = GoldenMatrixTest.call(face, mutant);
                        Json.parseObject(Translation.of(call, provider, MODEL).outbound().body());
                    });
        }
    }

    static Stream<Arguments> responses() {
        return GoldenMatrixTest.responses();
    }

    @ParameterizedTest(name = "{0} to {3}")
    @MethodSource("responses")
    void anAnswerIsTranslatedOrRefused(
            Path input, ProviderDialect provider, ChatFace face, String label) {
        JsonMutations mutations = new JsonMutations(input.getFileName().toString().hashCode());
        JsonNode document = Json.parse(Slice.of(Golden.read(input)));
        Translation translation = translation(face, provider);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutations.mutated(document).toString().getBytes(UTF_8);
            expectSense(mutant, () -> Json.parseObject(translation.answer(mutant)));
        }
    }

    static Stream<Arguments> streams() {
        return GoldenMatrixTest.streams();
    }

    @ParameterizedTest(name = "{0} to {3}")
    @MethodSource("streams")
    void aStreamIsTranslatedToSomeEnd(
            Path input, ProviderDialect provider, ChatFace face, String label) {
        long seed = input.getFileName().toString().hashCode();
        Random random = new Random(seed);
        JsonMutations mutations = new JsonMutations(seed);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(Golden.read(input), random, mutations);
            expectSense(mutant, () -> StreamLaws.check(events(provider, mutant)));
            expectSense(
                    mutant,
                    () -> {
                        StreamTranslation stream = translation(face, provider).stream();
                        stream.feed(mutant);
                        stream.end();
                    });
        }
    }

    /** The stream with one of its lines gone, doubled, or with mistakes in its JSON. */
    private static byte[] mutant(byte[] stream, Random random, JsonMutations mutations) {
        List<String> lines = new ArrayList<>(List.of(new String(stream, UTF_8).split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int json = line.indexOf('{');
        switch (random.nextInt(json < 0 ? 2 : 5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            default ->
                    lines.set(
                            at,
                            line.substring(0, json)
                                    + mutated(line.substring(json).strip(), mutations)
                                    + "\n");
        }
        return String.join("", lines).getBytes(UTF_8);
    }

    private static String mutated(String json, JsonMutations mutations) {
        try {
            return mutations.mutated(Json.parse(Slice.of(json.getBytes(UTF_8)))).toString();
        } catch (MalformedInput e) {
            return json;
        }
    }

    private static List<StreamEvent> events(ProviderDialect provider, byte[] stream) {
        List<StreamEvent> events = new ArrayList<>();
        Framing framing = provider.streamFormat().newFraming();
        StreamReader reader = provider.streamReader(GoldenMatrixTest.STAMP);
        try {
            framing.feed(stream, frame -> reader.read(frame, events::add));
            framing.end(frame -> reader.read(frame, events::add));
            reader.end(events::add);
        } catch (MalformedInput e) {
            reader.fail(StreamFaults.malformed(e), events::add);
        }
        return events;
    }

    private static Translation translation(ChatFace face, ProviderDialect provider) {
        return Translation.of(GoldenMatrixTest.asked(face), provider, MODEL);
    }

    private static void expectSense(byte[] mutant, Runnable attempt) {
        try {
            attempt.run();
        } catch (MalformedInput e) {
            assertThat(e).hasMessageNotContaining("Exception");
        } catch (GatewayException e) {
            assertThat(e.error().kind()).isNotEqualTo(Kind.INTERNAL);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("this broke it: " + new String(mutant, UTF_8), e);
        }
    }
}
