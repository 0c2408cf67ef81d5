package io.tollgate.app.admin.access;

import java.util.concurrent.Executors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Puts the guard in front of all endpoints, and what they do on virtual threads: most ask the
 * database.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebFluxConfigurer {

    private static final String ADMIN = "io.tollgate.app.admin";
    private static final String REPORTS = "io.tollgate.app.report.";

    @Bean
    static WebFluxRegistrations guardedEndpoints() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new GuardedHandlerAdapter();
            }
        };
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new AdministratorArgument());
    }

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(
                new TaskExecutorAdapter(Executors.newVirtualThreadPerTaskExecutor()));
        configurer.setControllerMethodPredicate(
                endpoint -> blocks(endpoint.getBeanType().getName()));
    }

    /** What people administer asks the database. */
    private static boolean blocks(String controller) {
        return controller.startsWith(ADMIN) || controller.startsWith(REPORTS);
    }

    /** An endpoint that says not whom it is for stops the start. */
    @Bean
    static SmartInitializingSingleton everyEndpointSaysWhomItIsFor(
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return () ->
                requestMappingHandlerMapping
                        .getHandlerMethods()
                        .values()
                        .forEach(AccessConfiguration::check);
    }

    private static void check(HandlerMethod endpoint) {
        if (!Entrance.isDeclared(endpoint)) {
            throw new IllegalStateException(
                    endpoint + " says not whom it is for; see @Requires and @OpenTo");
        }
    }
}
