package io.tollgate.app.security;

import io.tollgate.app.security.Access.OpenBindRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the start was refused, and what to do. */
final class OpenBindRefusedAnalyzer extends AbstractFailureAnalyzer<OpenBindRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenBindRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set server.address to 127.0.0.1 (the default), or tollgate.access to keys, so"
                        + " that every caller needs one.",
                cause);
    }
}
