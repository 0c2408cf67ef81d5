package io.tollgate.filters.dialect;

import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer, free of any dialect.
 *
 * @param model as the provider names what answered; empty if it does not
 * @param content text, reasoning and tool calls, in order
 * @param finish why it ended
 * @param usage null: the provider reported none
 */
public record ChatResponse(
        String model, List<Part> content, Finish finish, @Nullable TokenUsage usage) {

    public ChatResponse {
        content = List.copyOf(content);
    }

    /** The same; where the provider did not name what answered, under this name. */
    public ChatResponse namedBy(String asked) {
        return model.isEmpty() ? new ChatResponse(asked, content, finish, usage) : this;
    }

    /** Whether the provider's content policy left nothing of it. */
    public boolean withheld() {
        return finish.reason() == Finish.Reason.CONTENT_FILTER
                && content.stream().allMatch(ChatResponse::isEmpty);
    }

    private static boolean isEmpty(Part part) {
        return part instanceof Part.Text(String text) && text.isEmpty();
    }
}
