package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of how calls are conducted, of a model or of all. */
final class ConductKeys {

    static final Key RETRY =
            new Key(
                    Sections.CONDUCT,
                    "retry",
                    "section",
                    null,
                    "How often a call is tried on the model's own targets.");

    static final Key ATTEMPTS = new Key(Sections.RETRY, "attempts", "number", "3", "Altogether.");

    static final Key BACKOFF =
            new Key(
                    Sections.RETRY,
                    "backoff",
                    "duration",
                    "200ms",
                    "Before a target that failed is asked again; doubled each time, with full jitter. Another target is asked at once.");

    static final Key MAX_BACKOFF =
            new Key(
                    Sections.RETRY,
                    "max-backoff",
                    "duration",
                    "2s",
                    "The longest such pause. A provider that asks for a longer one is not waited for.");

    static final Key DEADLINES =
            new Key(
                    Sections.CONDUCT,
                    "deadlines",
                    "section",
                    null,
                    "How long a call may take, beside its provider's `timeouts`.");

    static final Key FIRST_TOKEN =
            new Key(
                    Sections.DEADLINES,
                    "first-token",
                    "duration",
                    "5m",
                    "From an attempt's begin to the first meaningful piece of a stream; later than that, another target is asked.");

    static final Key TOTAL =
            new Key(
                    Sections.DEADLINES,
                    "total",
                    "duration",
                    "30m",
                    "From the request to the last byte, over all attempts.");

    static final Key HOLD =
            new Key(
                    Sections.CONDUCT,
                    "hold",
                    "section",
                    null,
                    "How much of a stream is held back until its first meaningful piece, so that another target can still answer if it breaks off before.");

    static final Key HOLD_BYTES = new Key(Sections.HOLD, "bytes", "size", "64KB", "At most.");

    static final Key HOLD_TIME =
            new Key(
                    Sections.HOLD,
                    "time",
                    "duration",
                    "30s",
                    "At most, from the answer's headers.");

    static final List<Key> ALL =
            List.of(
                    RETRY,
                    ATTEMPTS,
                    BACKOFF,
                    MAX_BACKOFF,
                    DEADLINES,
                    FIRST_TOKEN,
                    TOTAL,
                    HOLD,
                    HOLD_BYTES,
                    HOLD_TIME);

    private ConductKeys() {}
}
