package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ProviderRequest;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** The request as a provider gets it: our headers and our body, nothing of the caller's. */
final class ProviderHttpRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;
    private final ProviderRequest outbound;

    ProviderHttpRequest(ServerHttpRequest request, HttpHeaders headers, ProviderRequest outbound) {
        super(request);
        this.headers = headers;
        this.outbound = outbound;
    }

    @Override
    public HttpMethod getMethod() {
        return HttpMethod.valueOf(outbound.method());
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        byte[] body = outbound.body();
        return body.length == 0
                ? Flux.empty()
                : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
