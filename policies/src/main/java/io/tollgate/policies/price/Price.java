package io.tollgate.policies.price;

import java.time.Instant;
import java.util.List;

/**
 * What a model costs at a provider from an instant on, until another price of the same model and
 * tier begins.
 *
 * @param version of the list that it stands in; the same version never holds other numbers
 * @param provider in whose words the model is named
 * @param model its name in ids and reports
 * @param names the models that it is for
 * @param serviceTier in the provider's word, empty for the standard one
 */
public record Price(
        String version,
        String provider,
        String model,
        List<ModelPattern> names,
        String serviceTier,
        Instant validFrom,
        Terms terms) {

    public Price {
        names = List.copyOf(names);
        serviceTier = ServiceTier.of(serviceTier);
    }

    /** A price for one name or pattern. */
    public Price(
            String version,
            String provider,
            ModelPattern model,
            String serviceTier,
            Instant validFrom,
            Terms terms) {
        this(version, provider, model.text(), List.of(model), serviceTier, validFrom, terms);
    }

    /** Names these very numbers, for ever. */
    public String id() {
        String tier = serviceTier.isEmpty() ? "" : "@" + serviceTier;
        return version + "/" + provider + "/" + model + tier;
    }

    /** How closely it meets a name in lower case: more is closer, negative is not at all. */
    int match(String name) {
        int closest = -1;
        for (ModelPattern pattern : names) {
            closest = Math.max(closest, pattern.match(name));
        }
        return closest;
    }
}
