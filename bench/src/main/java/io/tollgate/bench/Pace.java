package io.tollgate.bench;

/**
 * How long everything takes.
 *
 * @param heatPasses how often at most a fresh gateway runs each scenario before it is measured, so
 *     that C2 has compiled it
 * @param heatMillis how long such a pass is
 * @param warmMillis how long the load runs before each window
 * @param windowMillis a window; CPU clocks of 10 ms make one of 5 s exact to 1 % where a stream
 *     uses a fifth of a CPU
 * @param chunkPercent how many of a stream's chunks there are
 */
record Pace(int heatPasses, long heatMillis, long warmMillis, long windowMillis, int chunkPercent) {

    static final Pace FULL = new Pace(8, 4000, 2000, 5000, 100);
    static final Pace QUICK = new Pace(1, 1500, 300, 1200, 25);
}
