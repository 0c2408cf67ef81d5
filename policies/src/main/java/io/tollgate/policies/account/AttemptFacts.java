package io.tollgate.policies.account;

import io.tollgate.policies.usage.AttemptRecord;

/**
 * Whom one attempt asks.
 *
 * @param number within its call, from 1
 * @param provider as the settings name it
 * @param model as the provider names it
 */
public record AttemptFacts(int number, AttemptRecord.Kind kind, String provider, String model) {}
