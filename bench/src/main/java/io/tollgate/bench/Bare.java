package io.tollgate.bench;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

/**
 * The yardstick: Spring Cloud Gateway with one route, or others ahead of it, and nothing of
 * Tollgate's.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Bare {

    @Bean
    RouteLocator everythingToTheMock(
            RouteLocatorBuilder builder,
            @Value("${bench.mock}") String mock,
            @Value("${bench.ahead}") int ahead) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (int i = 0; i < ahead; i++) {
            String other = "/ahead-" + i + "/**";
            routes.route("ahead-" + i, route -> route.path(other).uri(mock));
        }
        return routes.route("bare", route -> route.path("/**").uri(mock)).build();
    }

    static void run(String... args) {
        SpringApplication.run(Bare.class, args);
    }
}
