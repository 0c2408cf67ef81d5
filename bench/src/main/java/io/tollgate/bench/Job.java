package io.tollgate.bench;

/**
 * One load for one window, as the harness hands it to the load program.
 *
 * @param request the whole HTTP request, head and body
 * @param terminator what a reply must contain to be whole
 * @param marks how often a whole reply holds {@link Replies#MARK}
 * @param minBytes the least length of a whole reply
 * @param streamed whether the unit that is counted is the mark (a chunk) and not the reply (a
 *     request), and how late it is
 * @param readBytesPerSecond how slowly each reads, never to the end; 0 for as fast as it comes
 * @param weighed whether the gateway's memory is read with all connections at work
 * @param rampMillis over what time the connections open and send their first request, so that
 *     streams are out of step
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
        boolean streamed,
        int connections,
        int readBytesPerSecond,
        boolean weighed,
        long rampMillis,
        long warmMillis,
        long windowMillis,
        long gateway,
        long mock) {

    boolean readsSlowly() {
        return readBytesPerSecond > 0;
    }
}
