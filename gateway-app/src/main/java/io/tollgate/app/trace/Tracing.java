package io.tollgate.app.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.tollgate.app.settings.TelemetrySettings.Traces;
import io.tollgate.filters.trace.CallTraces;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to an OTLP receiver, from a thread of its own. A receiver that is away costs spans,
 * never calls.
 */
final class Tracing implements AutoCloseable {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
    private static final AttributeKey<String> NODE = AttributeKey.stringKey("service.instance.id");

    /** Callers choose the names of models; a name is not a novel. */
    private static final int LONGEST_VALUE = 256;

    private final @Nullable OpenTelemetrySdk sdk;

    private Tracing(@Nullable OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * Opens the way for spans.
     *
     * @param traces null: there is none
     */
    static Tracing open(@Nullable Traces traces, String version, String node) {
        return new Tracing(traces == null ? null : sdk(traces, version, node));
    }

    private static OpenTelemetrySdk sdk(Traces traces, String version, String node) {
        SdkTracerProvider provider =
                SdkTracerProvider.builder()
                        .setResource(
                                Resource.getDefault()
                                        .merge(
                                                Resource.create(
                                                        Attributes.of(
                                                                SERVICE,
                                                                "tollgate",
                                                                VERSION,
                                                                version,
                                                                NODE,
                                                                node))))
                        .setSampler(
                                Sampler.parentBased(
                                        Sampler.traceIdRatioBased(traces.sample().doubleValue())))
                        .setSpanLimits(
                                SpanLimits.builder()
                                        .setMaxAttributeValueLength(LONGEST_VALUE)
                                        .build())
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter(traces)).build())
                        .build();
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }

    private static OtlpHttpSpanExporter exporter(Traces traces) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(traces.url().toString())
                        .setCompression("gzip");
        if (traces.token() != null) {
            exporter.addHeader("Authorization", "Bearer " + traces.token().reveal());
        }
        return exporter.build();
    }

    CallTraces calls() {
        return sdk == null ? CallTraces.none() : new CallTraces(sdk);
    }

    /** Sends what is left. */
    @Override
    public void close() {
        if (sdk != null) {
            sdk.close();
        }
    }
}
