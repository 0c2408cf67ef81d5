package io.tollgate.filters.gateway;

import io.netty.util.Timeout;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.trace.CallTrace;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.policies.usage.CallRecord.Exposure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What the stations know of one request: the only attribute of ours on the exchange. It lives on
 * one request's signals; two attempts that are under way at once take turns on it.
 */
final class ChatExchange {

    private static final String ATTRIBUTE = ChatExchange.class.getName();

    private ClientCall call;
    private @Nullable Admission admission;
    private @Nullable ContentNotes content;
    private boolean tellsAllowances;
    private final long startedNanos = System.nanoTime();
    private final List<Attempt> attempts = new ArrayList<>(2);
    private final List<Exposure> exposures = new ArrayList<>(0);
    private final Sinks.Empty<Void> cut = Sinks.empty();
    private @Nullable CallTrace trace;
    private String model;
    private long awaitedNanos;
    private @Nullable Answer answer;
    private @Nullable GatewayError upstreamFailure;
    private final List<Runnable> afterwards = new ArrayList<>(0);
    private boolean settled;
    private boolean clientGone;
    private volatile @Nullable CallCut cutBy;
    private @Nullable Timeout deadline;
    private @Nullable CompletionStage<Void> afterword;

    private ChatExchange(ClientCall call) {
        this.call = call;
        this.model = call.model();
    }

    static ChatExchange open(ServerWebExchange exchange, ClientCall call) {
        ChatExchange chat = new ChatExchange(call);
        exchange.getAttributes().put(ATTRIBUTE, chat);
        return chat;
    }

    /** Of a call that is only talked about. */
    static ChatExchange of(ClientCall call) {
        return new ChatExchange(call);
    }

    static @Nullable ChatExchange find(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** For our filters, which stand only on routes that match a model. */
    static ChatExchange of(ServerWebExchange exchange) {
        ChatExchange chat = find(exchange);
        if (chat == null) {
            throw new GatewayException(
                    GatewayError.Kind.INTERNAL,
                    "This route uses Tollgate's filters but has no Model= predicate.");
        }
        return chat;
    }

    ClientCall call() {
        return call;
    }

    /** The request with a limit to its answer that its caller did not set. */
    void limited(ClientCall limited) {
        call = limited;
    }

    /** The call may go on. */
    void admitted(Admission granted) {
        admission = granted;
        content = granted.caller().settings().logContent() ? new ContentNotes() : null;
    }

    /** Where what is said is noted; null as a rule: its key does not want that. */
    @Nullable ContentNotes content() {
        return content;
    }

    @Nullable Admission admission() {
        return admission;
    }

    /** For filters that stand behind ADMIT. */
    Admission admitted() {
        if (admission == null) {
            throw new GatewayException(
                    GatewayError.Kind.INTERNAL,
                    "This route dispatches calls that nobody let in; add the filter Admit.");
        }
        return admission;
    }

    /** The answer's headers say what the caller has left here, not what we have at a provider. */
    void tellsAllowances() {
        tellsAllowances = true;
    }

    boolean hidesAllowances() {
        return tellsAllowances;
    }

    /** The name by which a route is looked for; an API may have several for the same model. */
    void model(String spelling) {
        model = spelling;
    }

    /** The model by the name that its route matched. */
    String model() {
        return model;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** The number of the next attempt. */
    synchronized int nextNumber() {
        return attempts.size() + 1;
    }

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        trace(attempt);
    }

    /** Its span is a part of the call's, if calls are traced. */
    void trace(Attempt attempt) {
        if (trace != null) {
            attempt.traced(trace.attempt(attempt.provider().name(), attempt.model()));
        }
    }

    /** Its span, null if calls are not traced. */
    void traced(@Nullable CallTrace begun) {
        trace = begun;
    }

    @Nullable CallTrace trace() {
        return trace;
    }

    /** Every attempt up to now. */
    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The attempt that answered, else the last one; null if there was none. */
    synchronized @Nullable Attempt attempt() {
        if (answer != null) {
            return answer.attempt();
        }
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    void add(Exposure exposure) {
        exposures.add(exposure);
    }

    List<Exposure> exposures() {
        return exposures;
    }

    /** So long a provider was waited for. */
    synchronized void awaited(long nanos) {
        awaitedNanos += nanos;
    }

    synchronized long awaitedNanos() {
        return awaitedNanos;
    }

    synchronized void answer(Answer found) {
        answer = found;
    }

    /** What goes to the client, null while that is open. */
    synchronized @Nullable Answer answer() {
        return answer;
    }

    /** The provider is to blame for how this request ends. */
    void upstreamFailed(GatewayError error) {
        upstreamFailure = error;
    }

    @Nullable GatewayError upstreamFailure() {
        return upstreamFailure;
    }

    /**
     * The client hung up while its answer was written. Reactor Netty then cancels the body but
     * completes the exchange, so the exchange's own signal does not tell.
     */
    void clientHungUp() {
        clientGone = true;
    }

    /** The provider is listened to for a moment more; until then the call is not over. */
    synchronized void listensOn(CompletionStage<Void> until) {
        afterword = until;
    }

    /** Runs this once nobody listens any more, which is at once as a rule. */
    void whenHeard(Runnable next) {
        CompletionStage<Void> until;
        synchronized (this) {
            until = afterword;
        }
        if (until == null) {
            next.run();
        } else {
            until.thenRun(next);
        }
    }

    boolean clientGone() {
        return clientGone;
    }

    /** Ends the call now, with an error in the client's dialect, whatever it is doing. */
    void cut(CallCut why) {
        cutBy = why;
        cut.tryEmitError(why);
    }

    /** Cuts the call if it takes longer than this altogether. */
    void limitTo(Duration total) {
        long left = total.toNanos() - (System.nanoTime() - startedNanos);
        deadline = DeadlineClock.after(left, () -> cut(tooLong(total)));
    }

    private static CallCut tooLong(Duration total) {
        return new CallCut(
                GatewayError.of(
                        GatewayError.Kind.TIMEOUT,
                        "The answer took longer than the "
                                + total.toSeconds()
                                + " s that a call may take here."),
                true);
    }

    /** The call's answer is through, or given up. */
    void close() {
        if (deadline != null) {
            deadline.cancel();
        }
    }

    /** Runs this once the call is recorded, which it may be already. */
    void whenSettled(Runnable next) {
        synchronized (this) {
            if (!settled) {
                afterwards.add(next);
                return;
            }
        }
        next.run();
    }

    /** The call is recorded. */
    void settled() {
        List<Runnable> waiting;
        synchronized (this) {
            settled = true;
            waiting = List.copyOf(afterwards);
        }
        waiting.forEach(Runnable::run);
    }

    /** Why the call was cut, null if it was not. */
    @Nullable CallCut cutBy() {
        return cutBy;
    }

    /** Signals an error when the call is cut, and nothing else. */
    Mono<Void> whenCut() {
        return cut.asMono();
    }
}
