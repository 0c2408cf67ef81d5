package io.tollgate.policies.report.focus;

import io.tollgate.policies.report.Tokens;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Usage whose cost nobody knows. No row of FOCUS may stand for it, as that would have to name a
 * price; it is told beside the file instead.
 */
public record UnpricedUsage(
        LocalDate day,
        String tenant,
        String team,
        @Nullable String project,
        String key,
        String keyLabel,
        String provider,
        String model,
        String serviceTier,
        long attempts,
        Tokens tokens) {}
