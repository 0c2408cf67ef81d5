package io.tollgate.app.network;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The port at which the gateway is watched takes connections as its main one does; it has a context
 * of its own, which looks for customizers in itself only. A proxy in front of it would else turn
 * strangers into programs of this machine.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementListening {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> managementListening(
            Listening listening) {
        return listening;
    }
}
