package io.tollgate.policies.ledger;

/**
 * Names an attempt in all of its rows.
 *
 * @param attempt from 1
 */
public record AttemptId(String requestId, int attempt) implements Comparable<AttemptId> {

    @Override
    public int compareTo(AttemptId other) {
        int byRequest = requestId.compareTo(other.requestId);
        return byRequest != 0 ? byRequest : Integer.compare(attempt, other.attempt);
    }

    @Override
    public String toString() {
        return requestId + '/' + attempt;
    }
}
