package io.tollgate.app.path;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.gateway.AdmitGatewayFilterFactory;
import io.tollgate.filters.gateway.ClientDialects;
import io.tollgate.filters.gateway.DialectErrorHandler;
import io.tollgate.filters.gateway.DispatchGatewayFilterFactory;
import io.tollgate.filters.gateway.Doorkeeper;
import io.tollgate.filters.gateway.ErrorAnswers;
import io.tollgate.filters.gateway.Explainer;
import io.tollgate.filters.gateway.FaceMapping;
import io.tollgate.filters.gateway.MeterGatewayFilterFactory;
import io.tollgate.filters.gateway.ModelLists;
import io.tollgate.filters.gateway.ModelRouteDefinitions;
import io.tollgate.filters.gateway.ModelRouteMapping;
import io.tollgate.filters.gateway.ModelRoutePredicateFactory;
import io.tollgate.filters.gateway.OpenCalls;
import io.tollgate.filters.gateway.ProviderChecks;
import io.tollgate.filters.gateway.ProviderHttpClients;
import io.tollgate.filters.gateway.ProviderProbe;
import io.tollgate.filters.gateway.ProviderRoutingFilter;
import io.tollgate.filters.gateway.TrafficControl;
import io.tollgate.filters.gateway.TranslateGatewayFilterFactory;
import io.tollgate.filters.trace.CallTraces;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.filters.upstream.health.Health;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.lifecycle.LifecycleBook;
import io.tollgate.policies.usage.CallJournal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
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

    private static final Logger log = LoggerFactory.getLogger(PathConfiguration.class);

    @Bean
    ClientDialects clientDialects(Dialects dialects) {
        return new ClientDialects(dialects.clients());
    }

    @Bean
    ModelRouteMapping routePredicateHandlerMapping(
            FilteringWebHandler handler,
            RouteLocator routes,
            GlobalCorsProperties cors,
            Environment environment,
            ClientDialects clients,
            Dialects dialects,
            Serving serving) {
        return new ModelRouteMapping(
                handler,
                routes,
                cors,
                environment,
                clients,
                watched(clients, dialects),
                () -> serving.current().maxRequestBody());
    }

    @Bean
    FaceMapping faceMapping(ClientDialects clients, ModelRouteMapping models) {
        return new FaceMapping(clients, models);
    }

    /** What the dialects want located in a request. */
    private static Set<String> watched(ClientDialects clients, Dialects dialects) {
        return Stream.concat(
                        clients.watchedMembers().stream(),
                        dialects.providers().stream().flatMap(p -> p.watchedMembers().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    Explainer explainer(
            ClientDialects clients,
            Dialects dialects,
            TrafficControl control,
            Accounts accounts,
            Experiments experiments) {
        return new Explainer(
                clients,
                control,
                watched(clients, dialects),
                accounts,
                experiments,
                OutputLimits.builtIn());
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
    OpenCalls openCalls() {
        return new OpenCalls();
    }

    @Bean
    MeterGatewayFilterFactory meterGatewayFilterFactory(
            CallJournal journal, OpenCalls calls, CallTraces traces) {
        return new MeterGatewayFilterFactory(journal, calls, traces);
    }

    @Bean
    AdmitGatewayFilterFactory admitGatewayFilterFactory(Doorkeeper doorkeeper) {
        return new AdmitGatewayFilterFactory(doorkeeper);
    }

    @Bean
    TranslateGatewayFilterFactory translateGatewayFilterFactory() {
        return new TranslateGatewayFilterFactory();
    }

    @Bean
    Health health() {
        return new Health();
    }

    @Bean
    Experiments experiments() {
        return new Experiments(
                Clock.systemUTC(), stop -> log.warn("A variant is stopped: {}", stop));
    }

    @Bean
    TrafficControl trafficControl(Serving serving, Health health, Experiments experiments) {
        return new TrafficControl(serving::upstreams, health, experiments);
    }

    @Bean
    DispatchGatewayFilterFactory dispatchGatewayFilterFactory(
            TrafficControl control,
            ClientDialects dialects,
            CallJournal journal,
            Accounts accounts,
            Experiments experiments,
            LifecycleBook lifecycles) {
        return new DispatchGatewayFilterFactory(
                control,
                dialects,
                OutputLimits.builtIn(),
                journal,
                accounts,
                experiments,
                Clock.systemUTC(),
                lifecycles);
    }

    /** Whether clients may speak HTTP/2 to the gateway says nothing of how it asks providers. */
    @Bean
    ProviderHttpClients providerHttpClients(
            HttpClientProperties properties,
            SslBundles bundles,
            List<HttpClientCustomizer> customizers) {
        ServerProperties withoutHttp2 = new ServerProperties();
        return new ProviderHttpClients(
                properties,
                withoutHttp2,
                new HttpClientSslConfigurer(properties.getSsl(), withoutHttp2, bundles),
                customizers);
    }

    @Bean
    ProviderProbe providerProbe(ProviderHttpClients clients) {
        return new ProviderProbe(clients);
    }

    @Bean
    ModelLists modelLists(ProviderHttpClients clients) {
        return new ModelLists(clients);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    ProviderChecks providerChecks(Serving serving, Health health, ProviderProbe probe) {
        return new ProviderChecks(serving::upstreams, health, probe);
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
