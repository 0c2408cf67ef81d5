package io.tollgate.app.metering;

import io.tollgate.app.settings.Settings;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * A line for each call, on request: who asked what of whom, what came of it, how long it took and
 * what it cost. It has ids, never keys, and nothing of what was said. What callers name is theirs
 * to choose, so it is cut and has no line ends.
 */
@Component
class AccessLog implements CallJournal {

    private static final Logger log = LoggerFactory.getLogger("io.tollgate.access");
    private static final int LONGEST_NAME = 200;

    private final boolean wanted;

    AccessLog(Settings settings) {
        this.wanted = settings.telemetry().accessLog();
        if (wanted) {
            AccessLogAppender.install(log.getName());
        }
    }

    @Override
    public void settle(CallRecord call) {
        if (wanted) {
            write(call);
        }
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {}

    private static void write(CallRecord call) {
        Caller caller = call.caller();
        BigDecimal cost = cost(call);
        String model = Objects.requireNonNull(cut(call.requestedModel()));
        LoggingEventBuilder line =
                log.atInfo()
                        .addKeyValue("request_id", call.requestId())
                        .addKeyValue("endpoint", call.endpoint())
                        .addKeyValue("operation", call.operation())
                        .addKeyValue("tenant", caller.tenant())
                        .addKeyValue("team", caller.team())
                        .addKeyValue("key_id", caller.key())
                        .addKeyValue("model", model)
                        .addKeyValue("status", call.status())
                        .addKeyValue("end", call.end().name().toLowerCase(Locale.ROOT))
                        .addKeyValue("attempts", call.attempts().size())
                        .addKeyValue("duration_ms", call.duration().toMillis());
        line = with(line, "project", caller.project());
        line = with(line, "trace_id", call.trace());
        line = with(line, "provider", call.provider());
        line = with(line, "served_model", cut(call.servedModel()));
        TokenUsage usage = call.usage();
        if (usage != null) {
            line = line.addKeyValue("input_tokens", usage.totalInput());
            line = line.addKeyValue("output_tokens", usage.totalOutput());
        }
        line = with(line, "cost_usd", cost == null ? null : cost.toPlainString());
        line.log(
                "{} {} {} by {} of {} took {} ms",
                call.endpoint(),
                model,
                call.status(),
                Objects.requireNonNullElse(call.provider(), "nobody"),
                caller.team(),
                call.duration().toMillis());
    }

    private static LoggingEventBuilder with(
            LoggingEventBuilder line, String name, @Nullable String value) {
        return value == null ? line : line.addKeyValue(name, value);
    }

    /** Of all attempts; null if none has a price. */
    private static @Nullable BigDecimal cost(CallRecord call) {
        return call.attempts().stream()
                .map(AttemptRecord::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static @Nullable String cut(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
