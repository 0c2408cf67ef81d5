package io.tollgate.app.path;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.gateway.ClientDialects;
import io.tollgate.filters.gateway.DialectErrorHandler;
import io.tollgate.filters.gateway.DispatchGatewayFilterFactory;
import io.tollgate.filters.gateway.ErrorAnswers;
import io.tollgate.filters.gateway.MeterGatewayFilterFactory;
import io.tollgate.filters.gateway.ModelRouteDefinitions;
import io.tollgate.filters.gateway.ModelRouteMapping;
import io.tollgate.filters.gateway.ModelRoutePredicateFactory;
import io.tollgate.filters.gateway.ProviderHttpClients;
import io.tollgate.filters.gateway.ProviderRoutingFilter;
import io.tollgate.filters.gateway.TranslateGatewayFilterFactory;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.policies.usage.CallJournal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.netty.http.client.HttpClient;

/**
 * The way of a request, in the order in which it goes: lookup, the stations ({@link
 * io.tollgate.filters.gateway.Station}), the provider's client, errors.
 */
@Configuration(proxyBeanMethods = false)
class PathConfiguration {

    @Bean
    ClientDialects clientDialects(List<ClientDialect> dialects) {
        return new ClientDialects(dialects);
    }

    @Bean
    ModelRouteMapping routePredicateHandlerMapping(
            FilteringWebHandler handler,
            RouteLocator routes,
            GlobalCorsProperties cors,
            Environment environment,
            ClientDialects clients,
            List<ProviderDialect> providers,
            Serving serving) {
        Set<String> watched =
                providers.stream()
                        .flatMap(provider -> provider.watchedMembers().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new ModelRouteMapping(
                handler,
                routes,
                cors,
                environment,
                clients,
                watched,
                () -> serving.current().maxRequestBody());
    }

    @Bean
    ModelRoutePredicateFactory modelRoutePredicateFactory() {
        return new ModelRoutePredicateFactory();
    }

    @Bean
    ModelRouteDefinitions modelRouteDefinitions(Serving serving) {
        return new ModelRouteDefinitions(serving::upstreams);
    }

    @Bean
    MeterGatewayFilterFactory meterGatewayFilterFactory(CallJournal journal) {
        return new MeterGatewayFilterFactory(journal);
    }

    @Bean
    TranslateGatewayFilterFactory translateGatewayFilterFactory(ErrorAnswers errors) {
        return new TranslateGatewayFilterFactory(errors);
    }

    @Bean
    DispatchGatewayFilterFactory dispatchGatewayFilterFactory(Serving serving) {
        return new DispatchGatewayFilterFactory(serving::upstreams, OutputLimits.builtIn());
    }

    @Bean
    ProviderHttpClients providerHttpClients(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        return new ProviderHttpClients(properties, server, ssl, customizers);
    }

    @Bean
    ProviderRoutingFilter providerRoutingFilter(
            HttpClient httpClient,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties,
            ProviderHttpClients clients) {
        return new ProviderRoutingFilter(httpClient, headersFilters, properties, clients);
    }

    @Bean
    ErrorAnswers errorAnswers(ClientDialects dialects) {
        return new ErrorAnswers(dialects);
    }

    @Bean
    DialectErrorHandler dialectErrorHandler(ErrorAnswers errors) {
        return new DialectErrorHandler(errors);
    }
}
