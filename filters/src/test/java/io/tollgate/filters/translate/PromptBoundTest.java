package io.tollgate.filters.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.anthropic.AnthropicClient;
import io.tollgate.filters.dialect.openai.OpenAiClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds are laid on this bound: were it too low, a budget could be overdrawn. */
final class PromptBoundTest {

    private static final Stamp STAMP = new Stamp("id", Instant.EPOCH);
    private static final int PROMPTS = Integer.getInteger("prompts", 20_000);

    /** What providers put around a message, at most. */
    private static final int AROUND = 8;

    private static final List<Integer> SCRIPTS =
            List.of(
                    0x20, 0x41, 0xE9, 0x416, 0x5D0, 0x905, 0xE01, 0x4E00, 0xAC00, 0x1F600,
                    0x10FFFF);

    private final JsonMapper json = JsonMapper.shared();

    @ParameterizedTest
    @EnumSource(
            value = EncodingType.class,
            names = {"CL100K_BASE", "O200K_BASE", "R50K_BASE"})
    void isNoLessThanWhatAnEncodingCounts(EncodingType type) {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
        Random random = new Random(type.ordinal());
        for (int i = 0; i < PROMPTS; i++) {
            ObjectNode request = json.createObjectNode().put("model", "m");
            ArrayNode messages = request.putArray("messages");
            long tokens = 0;
            for (int m = random.nextInt(4); m >= 0; m--) {
                String text = text(random);
                messages.addObject().put("role", "user").put("content", text);
                tokens += AROUND + encoding.countTokensOrdinary(text);
            }
            assertThat(PromptBound.of(call(chat(), json.writeValueAsBytes(request))))
                    .as("prompt %s", request)
                    .isGreaterThanOrEqualTo(tokens);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
        for (int i = random.nextInt(120); i > 0; i--) {
            int point = Math.min(Character.MAX_CODE_POINT, script + random.nextInt(80));
            text.appendCodePoint(Character.isSurrogate((char) point) ? 'x' : point);
        }
        return text.toString();
    }

    @Test
    void picturesByTheirAddressAreNotAsShortAsTheirAddress() {
        String request =
                """
                {"model": "m", "messages": [{"role": "user", "content": [
                  {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}]}
                """;
        assertThat(PromptBound.of(call(chat(), request.getBytes(StandardCharsets.UTF_8))))
                .isGreaterThan(5_000);
    }

    @Test
    void aHiddenPictureIsFoundAsWell() {
        String request =
                """
                {"model": "m", "messages": [{"role": "user", "content": [
                  {"type": "\\u0069mage_url", "\\u0069mage_url": {"url": "https://example.com/a.png"}}]}]}
                """;
        assertThat(PromptBound.of(call(chat(), request.getBytes(StandardCharsets.UTF_8))))
                .isGreaterThan(5_000);
    }

    @Test
    void picturesInTheRequestCountAsPicturesNotAsText() {
        String request =
                """
                {"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": [
                  {"type": "image", "source": {"type": "base64", "media_type": "image/png",
                   "data": "%s"}}]}]}
                """
                        .formatted("A".repeat(400_000));
        assertThat(PromptBound.of(call(messages(), request.getBytes(StandardCharsets.UTF_8))))
                .isBetween(5_000L, 6_000L);
    }

    @Test
    void aDocumentMayFillAContext() {
        String request =
                """
                {"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": [
                  {"type": "document", "source": {"type": "url", "url": "https://example.com/a.pdf"}}]}]}
                """;
        assertThat(PromptBound.of(call(messages(), request.getBytes(StandardCharsets.UTF_8))))
                .isGreaterThan(1_000_000);
    }

    private static ClientCall call(Face face, byte[] body) {
        return ClientCall.of(face, body, List.of(), STAMP);
    }

    private static Face chat() {
        return first(new OpenAiClient().faces());
    }

    private static Face messages() {
        return first(new AnthropicClient().faces());
    }

    private static Face first(List<Face> faces) {
        return faces.stream().filter(ChatFace.class::isInstance).findFirst().orElseThrow();
    }
}
