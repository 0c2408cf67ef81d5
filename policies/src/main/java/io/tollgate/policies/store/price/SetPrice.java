package io.tollgate.policies.store.price;

/**
 * An overlay as it is kept.
 *
 * @param id of the row
 * @param changed the number of the change that made it what it is
 * @param removed that it is no longer
 */
public record SetPrice(String id, Overlay overlay, long changed, boolean removed) {}
