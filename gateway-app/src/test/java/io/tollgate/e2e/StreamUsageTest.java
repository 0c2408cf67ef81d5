package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OpenAI's streams carry usage for those only who ask: clients that did not ask read the first
 * choice of every chunk, and the chunk with the usage has none.
 */
class StreamUsageTest {

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void whoAsksGetsOneChunkMoreAtTheEnd(String provider) {
        List<ChatCompletionChunk> chunks = chunks(provider, true);

        assertThat(chunks.getLast().choices()).isEmpty();
        CompletionUsage usage = chunks.getLast().usage().orElseThrow();
        assertThat(usage.promptTokens()).isEqualTo(25);
        assertThat(usage.completionTokens()).isEqualTo(12);
        assertThat(usage.totalTokens()).isEqualTo(37);
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.choices()).hasSize(1))
                .extracting(ChatCompletionChunk::usage)
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "ollama"})
    void whoDoesNotAskSeesNone(String provider) {
        assertThat(chunks(provider, false))
                .allSatisfy(chunk -> assertThat(chunk.choices()).hasSize(1))
                .extracting(ChatCompletionChunk::usage)
                .containsOnly(Optional.empty());
    }

    private static List<ChatCompletionChunk> chunks(String provider, boolean asking) {
        Stage.STUB.answers(Stage.answer(provider, "text", true));
        ChatCompletionCreateParams.Builder params =
                OpenAiDriver.params(Ask.text("on-" + provider, true));
        if (asking) {
            params.streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
        }
        try (StreamResponse<ChatCompletionChunk> stream =
                OpenAiDriver.client(Stage.GATEWAY.url())
                        .chat()
                        .completions()
                        .createStreaming(params.build())) {
            return stream.stream().toList();
        }
    }
}
