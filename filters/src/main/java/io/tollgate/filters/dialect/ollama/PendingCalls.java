package io.tollgate.filters.dialect.ollama;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of a conversation that no result has answered yet. Ollama matches results to calls
 * by the tool's name and by order, and knows ids only since late; other APIs match by id alone, and
 * so one is found, or made up from the call's position, which is the same each time the
 * conversation is sent.
 */
final class PendingCalls {

    /** A call as its result names it. */
    record Call(String id, @Nullable String tool) {}

    private final List<Call> pending = new ArrayList<>();
    private int made;

    /** Enters a call and answers its id. */
    String add(@Nullable String id, String tool) {
        String known = id == null ? "call_" + made : id;
        made++;
        pending.add(new Call(known, tool));
        return known;
    }

    /**
     * The call that a result answers: the one it names by id; else the oldest of its tool; else the
     * oldest. Null if there is none.
     */
    @Nullable Call answer(@Nullable String id, @Nullable String tool) {
        if (id != null) {
            Call named = remove(call -> call.id().equals(id));
            return named == null ? new Call(id, tool) : named;
        }
        Call sameTool = remove(call -> tool != null && tool.equals(call.tool()));
        return sameTool == null ? remove(_ -> true) : sameTool;
    }

    private @Nullable Call remove(Predicate<Call> wanted) {
        for (int at = 0; at < pending.size(); at++) {
            if (wanted.test(pending.get(at))) {
                return pending.remove(at);
            }
        }
        return null;
    }
}
