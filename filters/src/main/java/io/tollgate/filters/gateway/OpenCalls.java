package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are under way at this node. */
public final class OpenCalls {

    private final Set<ChatExchange> calls = ConcurrentHashMap.newKeySet();

    void add(ChatExchange chat) {
        calls.add(chat);
    }

    void remove(ChatExchange chat) {
        calls.remove(chat);
    }

    public int count() {
        return calls.size();
    }

    /** Ends all of them, with an error in their callers' dialects that says so. */
    public void cutAll() {
        CallCut cut =
                new CallCut(
                        GatewayError.of(
                                Kind.OVERLOADED,
                                "The gateway is shutting down and could wait no longer for this"
                                        + " answer; ask again."),
                        false);
        calls.forEach(chat -> chat.cut(cut));
    }
}
