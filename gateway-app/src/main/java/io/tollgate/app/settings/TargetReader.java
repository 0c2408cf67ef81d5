package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.filters.upstream.Target;
import io.tollgate.policies.price.TokenPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads targets. */
final class TargetReader {

    private static final String MOST_COSTLY = "1000000";

    private final Set<String> providers;

    /**
     * @param providers that are declared
     */
    TargetReader(Set<String> providers) {
        this.providers = providers;
    }

    /** The targets of a list, none if it is absent. */
    List<Target> readAll(Section section, Key key) {
        return section.has(key)
                ? section.list(key, Sections.TARGET).stream().map(this::read).toList()
                : List.of();
    }

    Target read(Section section) {
        return new Target(
                provider(section),
                section.text(TargetKeys.MODEL),
                Objects.requireNonNull(section.number(TargetKeys.WEIGHT, 1, 1_000_000)),
                Objects.requireNonNull(section.number(TargetKeys.PRIORITY)),
                section.number(TargetKeys.MAX_CONCURRENT),
                section.has(TargetKeys.PRICE)
                        ? price(section.section(TargetKeys.PRICE, Sections.PRICE))
                        : null,
                section.number(TargetKeys.MAX_OUTPUT_TOKENS),
                section.optionalFlag(TargetKeys.REASONING));
    }

    private String provider(Section section) {
        String provider = section.required(TargetKeys.PROVIDER);
        if (provider != null && !providers.contains(provider)) {
            section.problems()
                    .unknown(
                            section.path(TargetKeys.PROVIDER),
                            "no provider '" + provider + "' is declared",
                            provider,
                            providers);
        }
        return provider == null ? "" : provider;
    }

    private static @Nullable TokenPrice price(Section section) {
        section.required(TargetKeys.PRICE_INPUT);
        section.required(TargetKeys.PRICE_OUTPUT);
        BigDecimal input = section.price(TargetKeys.PRICE_INPUT, MOST_COSTLY);
        BigDecimal output = section.price(TargetKeys.PRICE_OUTPUT, MOST_COSTLY);
        return input == null || output == null ? null : new TokenPrice(input, output);
    }
}
