package io.tollgate.policies.access;

/**
 * Somebody who comes with a token of an identity provider.
 *
 * @param id the provider's name with the subject: {@code corp:8f14e4}
 * @param name for people
 * @param unit the path of the team that they call for
 */
public record User(String id, String name, String unit) {}
