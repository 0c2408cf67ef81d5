package io.tollgate.policies.ledger;

/**
 * Something that does not add up.
 *
 * @param row where: an attempt, an hour and a dimension, a window
 * @param detail what is there, and what should be
 */
public record Finding(Rule rule, String row, String detail) {

    /** What is broken. */
    public enum Rule {
        /** An attempt was ended that was never begun. */
        END_WITHOUT_RESERVE,
        /** An attempt was begun long ago, and neither ended nor still in this node's spool. */
        RESERVE_WITHOUT_END,
        /** An attempt cost more than was reserved, and its row does not say so. */
        COST_ABOVE_RESERVE,
        /** A row is counted under what it is not. */
        WRONG_DIMENSION,
        /** An hour's sums are not those of its rows. */
        HOUR_DIFFERS,
        /** A day's sums are not those of its hours. */
        DAY_DIFFERS,
        /** A budget's window has not spent what its rows cost. */
        SPENT_DIFFERS,
        /** What a budget's window says is leased is not what nodes have leased of it. */
        LEASED_DIFFERS
    }
}
