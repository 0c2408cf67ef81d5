package io.tollgate.e2e;

import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official OpenAI SDK without its accumulator, which takes the first chunk that has usage for
 * the last one: compatible providers send usage along with the finish reason, or in every chunk.
 */
final class OpenAiChunks implements ClientDriver {

    private static final ChatCompletionStreamOptions USAGE =
            ChatCompletionStreamOptions.builder().includeUsage(true).build();

    @Override
    public Answer ask(String gatewayUrl, Ask ask) {
        try (StreamResponse<ChatCompletionChunk> stream =
                OpenAiDriver.client(gatewayUrl)
                        .chat()
                        .completions()
                        .createStreaming(OpenAiDriver.params(ask).streamOptions(USAGE).build())) {
            Reading reading = new Reading();
            stream.stream().forEach(reading::read);
            return reading.answer();
        }
    }

    private static final class Growing {
        private String id;
        private String name;
        private final StringBuilder arguments = new StringBuilder();

        private Answer.Call call() {
            return new Answer.Call(id, name, JsonMapper.shared().readTree(arguments.toString()));
        }
    }

    private static final class Reading {
        private final StringBuilder text = new StringBuilder();
        private final Map<Long, Growing> calls = new TreeMap<>();
        private final List<String> reasons = new ArrayList<>();
        private ChatCompletionChunk last;
        private CompletionUsage usage;

        private void read(ChatCompletionChunk chunk) {
            last = chunk;
            chunk.usage().ifPresent(reported -> usage = reported);
            for (ChatCompletionChunk.Choice choice : chunk.choices()) {
                choice.delta().content().ifPresent(text::append);
                choice.delta().toolCalls().orElse(List.of()).forEach(this::read);
                choice.finishReason().ifPresent(reason -> reasons.add(reason.asString()));
            }
        }

        private void read(ChatCompletionChunk.Choice.Delta.ToolCall delta) {
            Growing call = calls.computeIfAbsent(delta.index(), _ -> new Growing());
            delta.id().ifPresent(id -> call.id = id);
            delta.function()
                    .ifPresent(
                            function -> {
                                function.name().ifPresent(name -> call.name = name);
                                function.arguments().ifPresent(call.arguments::append);
                            });
        }

        private Answer answer() {
            String reason = reasons.getFirst();
            return new Answer(
                    last.id(),
                    last.model(),
                    text.toString(),
                    calls.values().stream().map(Growing::call).toList(),
                    reason.equals("stop") ? "end" : reason.equals("tool_calls") ? "tools" : reason,
                    usage == null ? null : usage.promptTokens(),
                    usage == null ? null : usage.completionTokens());
        }
    }
}
