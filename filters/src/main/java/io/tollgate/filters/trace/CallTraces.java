package io.tollgate.filters.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Begins the trace of a call, or goes on with its caller's.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public final class CallTraces {

    private static final String SCOPE = "io.tollgate";
    private static final CallTraces NONE = new CallTraces((Tracer) null);

    private final @Nullable Tracer tracer;

    private CallTraces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    public CallTraces(OpenTelemetry telemetry) {
        this(telemetry.getTracer(SCOPE));
    }

    /** No call is traced. */
    public static CallTraces none() {
        return NONE;
    }

    /**
     * Begins the span of a call.
     *
     * @param headers a header of the request by its name, null if it has none
     * @param operation what is asked for, in OpenTelemetry's words
     * @param model as the client names it
     * @return null if calls are not traced
     */
    public @Nullable CallTrace open(
            Function<String, @Nullable String> headers, String operation, String model) {
        if (tracer == null) {
            return null;
        }
        Context parent =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), headers, HeaderGetter.INSTANCE);
        Span span =
                tracer.spanBuilder(operation + " " + model)
                        .setParent(parent)
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan();
        return new CallTrace(tracer, span, operation);
    }

    /** Reads what W3C's propagation asks for. */
    private enum HeaderGetter implements TextMapGetter<Function<String, @Nullable String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(
                @Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    }
}
