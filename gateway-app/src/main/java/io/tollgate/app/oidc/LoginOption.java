package io.tollgate.app.oidc;

/**
 * A place to log in.
 *
 * @param issuer its name in the settings
 * @param name for people
 */
public record LoginOption(String issuer, String name) {}
