package io.tollgate.app.path;

import io.tollgate.filters.dialect.Dialects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The dialects, which are those whose packages are there. */
@Configuration(proxyBeanMethods = false)
class DialectConfiguration {

    @Bean
    Dialects dialects() {
        return Dialects.found();
    }
}
