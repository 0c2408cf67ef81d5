package io.tollgate.filters.gateway;

import java.io.Serial;
import java.net.ConnectException;

/** No connection goes there: a declared provider's address is not public, and nobody allowed it. */
public final class AddressRefused extends ConnectException {

    @Serial private static final long serialVersionUID = 1;

    AddressRefused() {
        super(
                "its address is not a public one; whoever runs the gateway can allow it by"
                        + " tollgate.declarations.allowed-addresses");
    }
}
