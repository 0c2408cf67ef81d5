package io.tollgate.app.start;

import io.tollgate.app.start.Posture.PostureRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the start was refused, and what to do. */
final class PostureRefusedAnalyzer extends AbstractFailureAnalyzer<PostureRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostureRefused cause) {
        return new FailureAnalysis(
                "The gateway would not be safe here.",
                String.join(System.lineSeparator(), cause.dangers()),
                cause);
    }
}
