package io.tollgate.filters.upstream;

/**
 * A fixed 64-bit hash: every node has to put a key in the same place, today and after a restart. <a
 * href="https://datatracker.ietf.org/doc/draft-eastlake-fnv/">FNV-1a</a> reads the text without
 * making garbage; its high bits hardly depend on the last characters, so the finaliser of <a
 * href="https://github.com/aappleby/smhasher/wiki/MurmurHash3">MurmurHash3</a> spreads them.
 */
public final class StableHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    public static long of(String text) {
        return mix(read(OFFSET, text));
    }

    /** Two texts; where one ends and the other begins counts. */
    public static long of(String first, String second) {
        long boundary = (read(OFFSET, first) ^ first.length()) * PRIME;
        return mix(read(boundary, second));
    }

    private static long read(long state, String text) {
        long hash = state;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hash = (hash ^ (c & 0xff)) * PRIME;
            hash = (hash ^ (c >>> 8)) * PRIME;
        }
        return hash;
    }

    /** Every bit of the result depends on every bit of {@code value}, and none is lost. */
    public static long mix(long value) {
        long bits = value;
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }

    /** Between 0 and 1, and neither of them: 52 bits and a half, which a double holds exactly. */
    static double uniform(long hash) {
        return ((hash >>> 12) + 0.5) * 0x1p-52;
    }

    /**
     * The score in weighted rendezvous hashing, where the highest wins: never negative, and 0 only
     * for a weight of 0, which so never wins.
     *
     * @param key the hash of what is given away
     * @param taker the hash of who would have it
     * @see <a
     *     href="https://en.wikipedia.org/wiki/Rendezvous_hashing#Weighted_rendezvous_hash">Weighted
     *     rendezvous hash</a>
     */
    public static double score(long key, long taker, double weight) {
        return -weight / Math.log(uniform(mix(key ^ taker)));
    }
}
