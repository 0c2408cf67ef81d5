package io.tollgate.app.network;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says in Spring Boot's words what the settings say of TLS and HTTP/2. It comes after the settings'
 * file became a source of properties, and counts less than whatever is said in those words.
 */
final class NetworkPropertySource implements EnvironmentPostProcessor, Ordered {

    private static final String TLS = "tollgate.tls.";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        boolean tls = environment.containsProperty(TLS + "certificate");
        Map<String, Object> words = new HashMap<>();
        if (tls) {
            words.put("server.ssl.bundle", TlsBundle.NAME);
            if (environment.containsProperty(TLS + "client-ca")) {
                words.put("server.ssl.client-auth", "need");
            }
            if (environment.getProperty(TLS + "management", Boolean.class, false)) {
                words.put("management.server.ssl.bundle", TlsBundle.NAME);
            } else {
                // It would have what the main port has.
                words.put("management.server.ssl.enabled", false);
            }
        }
        String http2 = environment.getProperty("tollgate.http2", "tls");
        words.put("server.http2.enabled", http2.equals("always") || (tls && http2.equals("tls")));
        environment.getPropertySources().addLast(new MapPropertySource("tollgate-network", words));
    }
}
