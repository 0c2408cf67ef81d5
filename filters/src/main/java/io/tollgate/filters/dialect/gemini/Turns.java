package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages together. SDKs give a streamed answer back as they got it, a content for each
 * piece: what the model said in a row is one message, its pieces of text are one text, and so are
 * those of a thought up to its seal.
 */
final class Turns {

    private final List<Message> messages = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder prose = new StringBuilder();
    private boolean proseIsThought;
    private Role role = Role.USER;

    /** The next content; those of the model's in a row are one. */
    void begin(Role next) {
        if (next != Role.ASSISTANT || role != Role.ASSISTANT) {
            end();
        }
        role = next;
    }

    void add(Part part) {
        switch (part) {
            case Part.Text(String text) when role == Role.ASSISTANT -> grow(false, text);
            case Part.Reasoning(String text, var seal) -> {
                grow(true, text);
                if (seal != null) {
                    seal(seal);
                }
            }
            default -> {
                endProse(null);
                parts.add(part);
            }
        }
    }

    /** What came before is sealed, if it is a thought; otherwise a thought without words is. */
    void seal(Part.Seal seal) {
        if (!proseIsThought) {
            endProse(null);
            proseIsThought = true;
        }
        endProse(seal);
    }

    private void grow(boolean thought, String text) {
        if (thought != proseIsThought) {
            endProse(null);
        }
        proseIsThought = thought;
        prose.append(text);
    }

    private void endProse(Part.@Nullable Seal seal) {
        if (!prose.isEmpty() || seal != null) {
            String text = prose.toString();
            parts.add(proseIsThought ? new Part.Reasoning(text, seal) : new Part.Text(text));
        }
        prose.setLength(0);
        proseIsThought = false;
    }

    private void end() {
        endProse(null);
        if (!parts.isEmpty()) {
            messages.add(new Message(role, parts));
            parts.clear();
        }
    }

    List<Message> whole() {
        end();
        return messages;
    }
}
