package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.policies.access.Caller;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

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

    /** Those of them whose callers want a stream. */
    public long streams() {
        return calls.stream().filter(chat -> chat.call().stream()).count();
    }

    /** Ends those whose key may not call any more, with an error in their callers' dialects. */
    public void cutUnless(Predicate<Caller> mayGoOn) {
        CallCut cut =
                new CallCut(
                        GatewayError.of(
                                Kind.AUTHENTICATION,
                                "The key of this call was revoked, suspended or has expired."),
                        false);
        for (ChatExchange chat : calls) {
            Admission admission = chat.admission();
            if (admission != null && !mayGoOn.test(admission.caller())) {
                chat.cut(cut);
            }
        }
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
