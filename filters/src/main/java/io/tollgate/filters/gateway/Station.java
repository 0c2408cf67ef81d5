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
     * Lets in who may use the model, and not more often than agreed. It stands inside of METER, so
     * that what it refuses is counted, and outside of everything that costs.
     */
    ADMIT(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 25),

    /**
     * Writes the answer that was found, in the client's dialect. It stands outside of the filters
     * that change an answer's headers, which do so once the chain behind them has finished.
     */
    TRANSLATE(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 20),

    /**
     * Finds an answer: chooses a target, encodes the request for it, looks at the beginning of what
     * comes, and goes on to the next target if that is none. It stands behind the filter that
     * derives the URL from the route, which would overwrite the target's.
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
