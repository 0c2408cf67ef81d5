package io.tollgate.policies.quota;

/** What a call took of its quotas. */
public interface Grant {

    /**
     * The call is over: corrects the tokens by fact and gives the stream's place back. Called once;
     * it must not block.
     *
     * @param tokens that were used; negative if nobody knows, and the estimate stands
     */
    void settle(long tokens);

    /** The call was refused elsewhere: all of it is given back. */
    void cancel();
}
