package io.tollgate.app.admin;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.OpenTo.Whom;
import io.tollgate.app.metering.ExperimentJournal;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.policies.usage.CallRecord.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people, or programs, think of an answer. */
@RestController
class FeedbackController {

    private static final String SCORE = "score";

    /**
     * A score.
     *
     * @param requestId the answer's {@code x-tollgate-request-id}
     * @param name of what was scored; absent: {@code score}
     * @param value finite
     */
    record Score(@Nullable String requestId, @Nullable String name, @Nullable Double value) {}

    /**
     * @param exposures what it counts for
     */
    record Booked(List<Exposure> exposures) {}

    private final ExperimentJournal journal;

    FeedbackController(ExperimentJournal journal) {
        this.journal = journal;
    }

    @OpenTo(Whom.CALLERS)
    @PostMapping("/tollgate/v1/feedback")
    Booked feedback(@RequestBody Score score) {
        if (score.requestId() == null || score.value() == null) {
            throw new IllegalArgumentException(
                    "expected requestId (an answer's x-tollgate-request-id) and value (a number)");
        }
        List<Exposure> booked =
                journal.score(
                        score.requestId(),
                        score.name() == null ? SCORE : score.name(),
                        score.value());
        if (booked.isEmpty()) {
            throw new GatewayException(
                    Kind.NOT_FOUND,
                    "No call of that id took part in an experiment in the last 24 hours.");
        }
        return new Booked(booked);
    }
}
