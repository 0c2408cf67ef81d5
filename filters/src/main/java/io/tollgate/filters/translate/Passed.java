package io.tollgate.filters.translate;

/**
 * What passed of an answer whose tokens its provider has not told, or not yet. One thread at a time
 * counts; others may look.
 */
public final class Passed {

    /** Of English text. */
    private static final int BYTES_PER_TOKEN = 4;

    private volatile long pieces;
    private volatile long tokens;
    private volatile boolean finished;
    private long shortest = Long.MAX_VALUE;

    /** A piece of the answer, by the length of its text. */
    void text(long bytes) {
        count((bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN);
    }

    /**
     * A frame of a stream that nobody reads. What all frames have around their text is about as
     * long as the shortest of them.
     */
    void frame(long bytes) {
        shortest = Math.min(shortest, bytes);
        count((bytes - shortest) / BYTES_PER_TOKEN);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time counts.
    private void count(long about) {
        pieces++;
        tokens += Math.max(1, about);
    }

    /** Its provider has said why the answer ends; what was used may still follow. */
    void finish() {
        if (!finished) {
            finished = true;
        }
    }

    /** Whether nothing more of the answer comes, but perhaps what it used. */
    public boolean isFinished() {
        return finished;
    }

    /** How many pieces came, each of which is a token at least. */
    public long pieces() {
        return pieces;
    }

    /** How many tokens came, roughly. */
    public long tokens() {
        return tokens;
    }
}
