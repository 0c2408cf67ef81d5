package io.tollgate.app.security;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.StoreSettings;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Whether callers need a key. Without keys, whoever reaches the gateway may spend its providers'
 * money: so it listens on this machine only, or does not start.
 */
@Component
class Access {

    private final boolean keys;

    Access(Settings settings, ServerProperties server) {
        this.keys = settings.store().access() == StoreSettings.Access.KEYS;
        if (!keys) {
            requireLoopback(server.getAddress());
        }
    }

    /**
     * @throws OpenBindRefused if others than this machine can reach the address
     */
    static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new OpenBindRefused(address);
        }
    }

    boolean needsKey() {
        return keys;
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
