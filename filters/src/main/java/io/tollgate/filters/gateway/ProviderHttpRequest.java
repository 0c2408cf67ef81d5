package io.tollgate.filters.gateway;

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
    private final byte[] body;

    ProviderHttpRequest(ServerHttpRequest request, HttpHeaders headers, byte[] body) {
        super(request);
        this.headers = headers;
        this.body = body;
    }

    @Override
    public HttpMethod getMethod() {
        return HttpMethod.POST;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
