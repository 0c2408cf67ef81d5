package io.tollgate.app.oidc;

import java.net.URI;

/**
 * The beginning of a login.
 *
 * @param page of the identity provider, where the browser goes
 * @param pending what has to be kept until it comes back
 */
public record LoginStart(URI page, PendingLogin pending) {}
