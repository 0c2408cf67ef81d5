package io.tollgate.app.command;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.store.price.Catalogue;
import io.tollgate.policies.store.price.DeclaredPrices;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.Prices;
import io.tollgate.policies.store.price.SetPrice;
import io.tollgate.policies.store.price.TermsText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prices that the operator sets, such as negotiated ones. */
@Command(name = "price", description = "Prices that go before the published ones.")
final class PriceCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(
            description =
                    "Sets one; in place of the one for the same tenant, model, tier and instant.")
    int set(
            @Parameters(paramLabel = "PROVIDER", description = "as tollgate.yml names it")
                    String provider,
            @Parameters(paramLabel = "MODEL", description = "as the provider calls it; a glob")
                    String model,
            @Parameters(
                            paramLabel = "PRICES",
                            description =
                                    "dollars for a million tokens: \"input=3 output=15\"; see"
                                            + " docs/prices.md")
                    String prices,
            @Option(names = "--tenant", description = "for this one alone") @Nullable String tenant,
            @Option(names = "--tier", defaultValue = "", description = "priority, flex, batch")
                    String tier,
            @Option(names = "--from", description = "2026-12-01T00:00:00Z; else from now on")
                    @Nullable Instant from) {
        Overlay overlay =
                new Overlay(
                        tenant,
                        provider,
                        new ModelPattern(model),
                        tier,
                        from == null ? Instant.now() : from,
                        TermsText.parse(prices));
        try (OpenStore open = OpenStore.open()) {
            Printing.line(spec, prices(open).put(Actor.OPERATOR, overlay));
        }
        return 0;
    }

    @Command(description = "Takes one away; the next in order holds again.")
    int remove(@Parameters(paramLabel = "ID") String id) {
        try (OpenStore open = OpenStore.open()) {
            if (!prices(open).remove(Actor.OPERATOR, id)) {
                throw new IllegalArgumentException("There is no price '" + id + "'.");
            }
        }
        return 0;
    }

    @Command(description = "All that are set.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            for (SetPrice price : prices(open).all()) {
                Overlay overlay = price.overlay();
                Printing.line(
                        spec,
                        price.id(),
                        overlay.tenant(),
                        overlay.provider() + "/" + overlay.model().text(),
                        overlay.serviceTier().isEmpty() ? null : overlay.serviceTier(),
                        overlay.validFrom(),
                        TermsText.write(overlay.terms()));
            }
        }
        return 0;
    }

    private static Prices prices(OpenStore open) {
        return new Prices(open.store(), Catalogue.builtIn(), DeclaredPrices.NONE);
    }
}
