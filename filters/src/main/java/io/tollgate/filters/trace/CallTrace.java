package io.tollgate.filters.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import java.util.Locale;

/** The span of a call that is under way. */
public final class CallTrace {

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_OF_OURS = 500;

    private final Tracer tracer;
    private final Span span;
    private final String operation;

    CallTrace(Tracer tracer, Span span, String operation) {
        this.tracer = tracer;
        this.span = span;
        this.operation = operation;
    }

    /** The trace that the call belongs to, in hexadecimal digits. */
    public String id() {
        return span.getSpanContext().getTraceId();
    }

    /**
     * Begins the span of an attempt.
     *
     * @param provider who is asked
     * @param model as the provider names it
     */
    public AttemptTrace attempt(String provider, String model) {
        Span attempt =
                tracer.spanBuilder(operation + " " + model)
                        .setParent(Context.root().with(span))
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(Names.OPERATION, operation)
                        .setAttribute(Names.PROVIDER, provider)
                        .setAttribute(Names.REQUEST_MODEL, model)
                        .startSpan();
        return new AttemptTrace(attempt);
    }

    /** The call is over. */
    public void end(CallRecord call) {
        if (span.isRecording()) {
            span.setAllAttributes(attributes(call));
            if (call.status() >= FIRST_OF_OURS || call.end() == EndReason.UPSTREAM_BROKEN) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }

    private static Attributes attributes(CallRecord call) {
        AttributesBuilder attributes = Attributes.builder();
        attributes.put(Names.OPERATION, call.operation());
        attributes.put(Names.REQUEST_MODEL, call.requestedModel());
        attributes.put(Names.HTTP_ROUTE, call.endpoint());
        attributes.put(Names.REQUEST_ID, call.requestId());
        attributes.put(Names.ROUTE, call.route());
        attributes.put(Names.END, call.end().name().toLowerCase(Locale.ROOT));
        if (call.provider() != null) {
            attributes.put(Names.PROVIDER, call.provider());
        }
        if (call.servedModel() != null) {
            attributes.put(Names.RESPONSE_MODEL, call.servedModel());
        }
        if (call.status() > 0) {
            attributes.put(Names.STATUS, call.status());
        }
        if (call.status() >= FIRST_ERROR) {
            attributes.put(Names.ERROR, Integer.toString(call.status()));
        } else if (call.end() != EndReason.COMPLETE) {
            attributes.put(Names.ERROR, call.end().name().toLowerCase(Locale.ROOT));
        }
        if (!call.losses().isEmpty()) {
            attributes.put(Names.LOSSES, call.losses().stream().sorted().toList());
        }
        Names.put(attributes, call.usage());
        who(attributes, call.caller());
        return attributes.build();
    }

    private static void who(AttributesBuilder attributes, Caller caller) {
        attributes.put(Names.TENANT, caller.tenant());
        attributes.put(Names.TEAM, caller.team());
        if (caller.project() != null) {
            attributes.put(Names.PROJECT, caller.project());
        }
    }
}
