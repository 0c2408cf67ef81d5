package io.tollgate.policies.report;

/** A question that no report answers; the message says why, for whoever asked. */
public final class ReportRefused extends RuntimeException {

    public ReportRefused(String message) {
        super(message);
    }
}
