package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.store.directory.DirectoryPages.Turn;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.Prices;
import io.tollgate.policies.store.price.SetPrice;
import io.tollgate.policies.tenant.OrgUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The price book: what providers publish, what the settings say, what was set here. */
@RestController
@RequestMapping("/admin/v1/prices")
class PriceController {

    private final Policing policing;
    private final Prices prices;
    private final Writes writes;

    PriceController(Policing policing, Writes writes) {
        this.policing = policing;
        this.prices = policing.prices();
        this.writes = writes;
    }

    /**
     * @param provider exactly
     * @param model how its name begins
     */
    @GetMapping
    @Requires(Permission.PRICES_READ)
    Paged<PriceView> prices(
            Administrator admin,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Turn turn = Paged.turn(after, limit);
        List<PriceView> found =
                all(admin)
                        .filter(one -> provider == null || provider.equals(one.provider()))
                        .filter(one -> begins(one.model(), model))
                        .filter(one -> tenant == null || tenant.equals(one.tenant()))
                        .filter(one -> source == null || source.equals(one.source()))
                        .filter(one -> after == null || one.key().compareTo(after) > 0)
                        .sorted(Comparator.comparing(PriceView::key))
                        .limit(turn.size() + 1L)
                        .toList();
        return found.size() <= turn.size()
                ? Paged.whole(found)
                : new Paged<>(found.subList(0, turn.size()), found.get(turn.size() - 1).key());
    }

    private static boolean begins(@Nullable String name, String beginning) {
        return String.valueOf(name).startsWith(beginning.toLowerCase(Locale.ROOT));
    }

    /** Everybody sees what holds for all, and of tenants' own prices their own. */
    private Stream<PriceView> all(Administrator admin) {
        Visible visible = admin.visible(Permission.PRICES_READ);
        return Stream.of(
                        prices.published().stream().map(one -> PriceView.of(one, "catalogue")),
                        prices.declared().stream().map(one -> PriceView.of(one, "declared")),
                        prices.all().stream()
                                .filter(one -> isVisible(visible, one.overlay().tenant()))
                                .map(PriceView::of))
                .flatMap(all -> all);
    }

    private static boolean isVisible(Visible visible, @Nullable String tenant) {
        return tenant == null || visible.leadsTo(tenant);
    }

    @PostMapping
    @Requires(Permission.PRICES_WRITE)
    ResponseEntity<PriceView> set(
            ServerWebExchange exchange, Administrator admin, @RequestBody PriceView wish) {
        Overlay overlay = wish.overlay(policing.clock().instant());
        require(admin, overlay);
        return writes.create(
                exchange,
                admin,
                wish,
                PriceView.class,
                () -> {
                    String id = prices.put(admin.actor(), overlay);
                    return ResponseEntity.status(201)
                            .body(PriceView.of(new SetPrice(id, overlay, 0, false)));
                });
    }

    /** Who answers for one tenant's money sets that one's prices. */
    private static void require(Administrator admin, Overlay overlay) {
        String tenant = overlay.tenant();
        if (!admin.may(Permission.PRICES_WRITE, tenant)) {
            throw Problem.forbidden(
                    tenant == null
                            ? "Prices for all tenants are set by who answers for all of them."
                            : "This tenant's prices are set by who answers for its money.");
        }
        if (tenant != null && OrgUnit.parent(tenant) != null) {
            throw Problem.invalid("/tenant", "is a team's path; prices are a tenant's");
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.PRICES_WRITE)
    void remove(Administrator admin, @PathVariable String id) {
        Visible visible = admin.visible(Permission.PRICES_READ);
        SetPrice price =
                prices.all().stream()
                        .filter(one -> one.id().equals(id))
                        .filter(one -> isVisible(visible, one.overlay().tenant()))
                        .findFirst()
                        .orElseThrow(() -> Problem.missing("price", id));
        require(admin, price.overlay());
        prices.remove(admin.actor(), id);
    }
}
