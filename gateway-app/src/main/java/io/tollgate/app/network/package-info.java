/**
 * How the gateway is reached: its certificate, HTTP/2, and what proxies in front say of clients.
 */
@NullMarked
package io.tollgate.app.network;

import org.jspecify.annotations.NullMarked;
