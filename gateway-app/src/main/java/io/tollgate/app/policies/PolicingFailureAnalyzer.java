package io.tollgate.app.policies;

import io.tollgate.policies.store.StoreUnavailable;
import io.tollgate.policies.store.directory.Nodes.NotAlone;
import io.tollgate.policies.store.redis.RedisUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says why the start was refused, and what to do. */
final class PolicingFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAlone) {
                return new FailureAnalysis(
                        cause.getMessage(),
                        "See docs/policies.md, section \"Several nodes\".",
                        cause);
            }
            if (cause instanceof RedisUnavailable) {
                return new FailureAnalysis(
                        cause.getMessage(),
                        "Check tollgate.redis.url, and that Redis runs. Without Redis, leave it"
                                + " out: one node counts by itself.",
                        cause);
            }
            if (cause instanceof StoreUnavailable) {
                return new FailureAnalysis(
                        cause.getMessage() + ": " + root(cause),
                        "Check tollgate.store.url, user and password, and that the database runs."
                                + " Tables of a later release need that release.",
                        cause);
            }
        }
        return null;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
