package io.tollgate.app.metering;

import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Everybody who keeps a journal of calls. */
@Component
@Primary
class Journals implements CallJournal {

    private final List<CallJournal> all;

    Journals(
            MeteredCalls calls,
            MeteredAttempts attempts,
            MeteredNotes notes,
            ExperimentJournal experiments,
            LossJournal losses,
            AccessLog accessLog) {
        this.all = List.of(calls, attempts, notes, experiments, losses, accessLog);
    }

    @Override
    public void settle(CallRecord call) {
        all.forEach(journal -> journal.settle(call));
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {
        all.forEach(journal -> journal.shadowed(route, shadow, answered));
    }
}
