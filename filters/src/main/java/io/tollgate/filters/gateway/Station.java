package io.tollgate.filters.gateway;

import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;

/**
 * The way of a request, top to bottom: our filters in the order in which they stand in a route's
 * chain, among Spring Cloud Gateway's own. Each says why it stands just there.
 */
public enum Station {
    /**
     * Opens the record of the call and settles it. It stands outside of everything else that we do,
     * so that completion, error and cancellation all pass it once the last byte is written.
     */
    METER(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 30),

    /**
     * Hangs up the response that turns provider bytes into client bytes. It stands before the
     * filter that writes the provider's answer: a decorator behind it would see no byte.
     */
    TRANSLATE(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 20),

    /**
     * Chooses a target, encodes the request for it and looks at the answer's beginning. It stands
     * behind the filter that derives the URL from the route, which would overwrite the target's.
     */
    DISPATCH(RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1);

    private final int order;

    Station(int order) {
        this.order = order;
    }

    public int order() {
        return order;
    }
}
