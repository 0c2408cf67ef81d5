package io.tollgate.app.network;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/** Reads from a request's headers what proxies said, the one farthest away first. */
interface HopHeaders {

    List<Hop> read(HttpHeaders headers);
}
