package io.tollgate.app.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Without keys, whoever reaches the gateway may spend its providers' money. So it listens on this
 * machine only, or does not start.
 */
@Component
class OpenAccess {

    OpenAccess(ServerProperties server) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new OpenBindRefused(address);
        }
    }

    /** The gateway was told to listen where strangers can reach it. */
    static final class OpenBindRefused extends RuntimeException {

        OpenBindRefused(@Nullable InetAddress address) {
            super(
                    "server.address is "
                            + (address == null ? "not set" : address.getHostAddress())
                            + ", so others than this machine could call the gateway, and without"
                            + " keys everybody who can call it may use its providers.");
        }
    }
}
