package io.tollgate.filters.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.AttemptRecord.Outcome;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The span of an attempt that is under way. */
public final class AttemptTrace {

    private static final String TRACE_PARENT = "traceparent";
    private static final double NANOS = 1e9;

    private final Span span;

    AttemptTrace(Span span) {
        this.span = span;
    }

    /**
     * Tells the provider which trace it belongs to, and nothing else that a caller may have said.
     */
    public void inject(BiConsumer<String, String> headers) {
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(span),
                        headers,
                        (carrier, name, value) -> {
                            if (carrier != null && name.equals(TRACE_PARENT)) {
                                carrier.accept(name, value);
                            }
                        });
    }

    /** The attempt is over. */
    public void end(AttemptRecord attempt) {
        if (span.isRecording()) {
            span.setAllAttributes(attributes(attempt));
            if (attempt.outcome() == Outcome.FAILED) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }

    private static Attributes attributes(AttemptRecord attempt) {
        AttributesBuilder attributes = Attributes.builder();
        attributes.put(Names.RESPONSE_MODEL, attempt.model());
        attributes.put(Names.ATTEMPT, attempt.number());
        attributes.put(Names.KIND, attempt.kind().name().toLowerCase(Locale.ROOT));
        attributes.put(Names.OUTCOME, attempt.outcome().name().toLowerCase(Locale.ROOT));
        if (attempt.error() != null) {
            attributes.put(Names.ERROR, attempt.error());
        }
        if (attempt.timeToFirstToken() != null) {
            attributes.put(Names.FIRST_TOKEN, attempt.timeToFirstToken().toNanos() / NANOS);
        }
        if (attempt.cost() != null) {
            attributes.put(Names.COST, attempt.cost().toPlainString());
        }
        Names.put(attributes, attempt.usage());
        return attributes.build();
    }
}
