package io.tollgate.app.network;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The port at which the gateway is watched takes connections as its main one does: a proxy in front
 * of it would else turn strangers into programs of this machine. It has a context of its own, which
 * looks for customizers in itself only; Spring Boot brings this class into it, by its name in
 * {@code ManagementContextConfiguration.imports}. An annotation would bring it into the main one as
 * well.
 */
class ManagementListening {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> listeningOfManagement(
            Listening listening) {
        return listening;
    }
}
