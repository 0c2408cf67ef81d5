package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.time.LocalDate;

/**
 * What a provider charges for a day.
 *
 * @param day of UTC
 * @param model as the provider names it, empty where it does not say
 */
public record InvoiceLine(LocalDate day, String model, Money amount) {}
