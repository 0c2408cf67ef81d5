package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.Deadlines;
import io.tollgate.filters.upstream.Hold;
import io.tollgate.filters.upstream.RetryPolicy;
import io.tollgate.filters.upstream.TargetPlan.Conduct;
import java.util.Objects;

/** Reads how calls are conducted; what is absent is inherited. */
final class ConductReader {

    private ConductReader() {}

    static Conduct read(Section section, Conduct inherited) {
        return new Conduct(
                retry(section.section(ConductKeys.RETRY, Sections.RETRY), inherited.retry()),
                deadlines(
                        section.section(ConductKeys.DEADLINES, Sections.DEADLINES),
                        inherited.deadlines()),
                hold(section.section(ConductKeys.HOLD, Sections.HOLD), inherited.hold()));
    }

    private static RetryPolicy retry(Section section, RetryPolicy inherited) {
        return new RetryPolicy(
                section.has(ConductKeys.ATTEMPTS)
                        ? Objects.requireNonNull(section.number(ConductKeys.ATTEMPTS, 1, 20))
                        : inherited.attempts(),
                section.duration(ConductKeys.BACKOFF, inherited.backoff()),
                section.duration(ConductKeys.MAX_BACKOFF, inherited.maxBackoff()));
    }

    private static Deadlines deadlines(Section section, Deadlines inherited) {
        return new Deadlines(
                section.duration(ConductKeys.FIRST_TOKEN, inherited.firstToken()),
                section.duration(ConductKeys.TOTAL, inherited.total()));
    }

    private static Hold hold(Section section, Hold inherited) {
        return new Hold(
                section.has(ConductKeys.HOLD_BYTES)
                        ? section.bytes(ConductKeys.HOLD_BYTES)
                        : inherited.bytes(),
                section.duration(ConductKeys.HOLD_TIME, inherited.time()));
    }
}
