package io.tollgate.filters.upstream;

/** How one is chosen among targets of the same priority. */
public enum Strategy {
    /** At random, by weight. */
    WEIGHTED,

    /** The one with the fewest calls under way, for its weight. */
    LEAST_BUSY,

    /**
     * Of two at random the one that lately began its answers sooner, for the calls that it has
     * under way.
     */
    LOWEST_LATENCY,

    /** The one whose price is lowest for a prompt of this length; those without a price last. */
    CHEAPEST,

    /** The first in the list that can be asked. */
    IN_ORDER
}
