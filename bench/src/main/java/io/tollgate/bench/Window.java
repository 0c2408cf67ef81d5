package io.tollgate.bench;

import org.jspecify.annotations.Nullable;

/**
 * What was seen between the two ends of a window.
 *
 * @param units requests answered, or chunks received
 * @param gatewayCpu seconds of CPU of all threads of the gateway: its garbage collector's and
 *     compiler's too
 * @param foreignCpu seconds of CPU of all other processes on the machine; null where the system
 *     does not tell
 * @param replies replies that were verified to their end, in the window and around it
 * @param firstError what was wrong with the first wrong reply; null when all were right
 * @param delays of what was streamed; null where nothing was
 * @param residentBytes of the gateway after the window, with all connections at work and after a
 *     collection; null where memory was not measured
 */
record Window(
        double seconds,
        long units,
        double gatewayCpu,
        double mockCpu,
        double loadCpu,
        @Nullable Double foreignCpu,
        long replies,
        long errors,
        @Nullable String firstError,
        @Nullable Delays delays,
        @Nullable Long residentBytes) {

    double cpuMicrosPerUnit() {
        return gatewayCpu * 1e6 / units;
    }

    double unitsPerSecond() {
        return units / seconds;
    }
}
