package io.tollgate.bench;

/**
 * One load for one window, as the harness hands it to the load program.
 *
 * @param request the whole HTTP request, head and body
 * @param terminator what a reply must contain to be whole
 * @param marks how often a whole reply holds {@link Replies#MARK}
 * @param minBytes the least length of a whole reply
 * @param countMarks whether the unit that is counted is the mark (a chunk) and not the reply (a
 *     request)
 * @param rampMillis over what time the connections send their first request, so that streams are
 *     out of step
 * @param warmMillis how long the load runs before the window
 * @param gateway the process whose CPU time is measured
 * @param mock the upstream's process
 */
record Job(
        int port,
        String request,
        String terminator,
        int marks,
        int minBytes,
        boolean countMarks,
        int connections,
        long rampMillis,
        long warmMillis,
        long windowMillis,
        long gateway,
        long mock) {}
