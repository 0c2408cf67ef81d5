package io.tollgate.app.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports invalid settings as a list rather than a stack trace. */
final class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettings cause) {
        String description =
                cause.problems().stream()
                        .map(problem -> "  - " + problem)
                        .collect(
                                Collectors.joining(
                                        System.lineSeparator(),
                                        "The settings in "
                                                + cause.file()
                                                + " are invalid:"
                                                + System.lineSeparator(),
                                        ""));
        return new FailureAnalysis(
                description,
                "Correct " + cause.file() + "; docs/configuration.md lists every key.",
                cause);
    }
}
