package io.tollgate.policies.store.price;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.lifecycle.LifecycleBook;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.PriceBook;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditTrail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The price book: a tenant's own prices go before everybody's, those before the settings', and
 * those before the published ones. Quotes come from memory and wait for nobody; all else asks the
 * database, blocks, and belongs on virtual threads. Until the first {@link #refresh} there are no
 * prices of the operator's, so a gateway does that before it serves.
 */
public final class Prices implements PriceBook, LifecycleBook {

    private final Store store;
    private final OverlayTable table;
    private final AuditTrail trail;
    private final PriceArchive archive;
    private final AtomicReference<PriceSnapshot> snapshot;
    private volatile boolean behind;
    private volatile boolean unarchived;

    public Prices(Store store, Catalogue catalogue, DeclaredPrices declared) {
        this.store = store;
        this.table = new OverlayTable(store);
        this.trail = new AuditTrail(store, InstantSource.system());
        this.archive = new PriceArchive(store);
        this.snapshot = new AtomicReference<>(PriceSnapshot.of(catalogue, declared));
    }

    @Override
    public @Nullable Quote quote(
            String tenant, String provider, String dialect, String model, Instant at) {
        return snapshot.get().quote(tenant, provider, dialect, model, at);
    }

    @Override
    public @Nullable Lifecycle of(String provider, String dialect, String model) {
        return snapshot.get().lifecycle(provider, dialect, model);
    }

    /**
     * The settings say something else now. Does not ask the database, which keeps their prices at
     * the next {@link #catchUp}.
     */
    public void declare(DeclaredPrices declared) {
        snapshot.updateAndGet(before -> before.with(declared));
        unarchived = true;
    }

    /**
     * Sets a price, in place of the one for the same tenant, provider, model, service tier and
     * instant. Nodes follow at their next {@link #refresh}.
     *
     * @param by who does
     * @return the row's id
     */
    public String put(Actor by, Overlay overlay) {
        return store.inTransaction(
                () -> {
                    String id = table.put(overlay);
                    trail.append(by, deed("price.set", id, overlay, null, Said.of(overlay)));
                    return id;
                });
    }

    /** A price in the audit trail. */
    private record Said(
            String provider, String model, String serviceTier, Instant validFrom, String prices) {

        static Said of(Overlay overlay) {
            return new Said(
                    overlay.provider(),
                    overlay.model().text(),
                    overlay.serviceTier(),
                    overlay.validFrom(),
                    TermsText.write(overlay.terms()));
        }
    }

    private static Deed deed(
            String action,
            String id,
            Overlay overlay,
            @Nullable Said before,
            @Nullable Said after) {
        return new Deed(action, "price/" + id, overlay.tenant(), before, after);
    }

    /**
     * Takes a price away; the next one in order holds again.
     *
     * @param by who does
     * @return false if there is none of that id
     */
    public boolean remove(Actor by, String id) {
        return store.inTransaction(
                () -> {
                    Optional<Overlay> before =
                            all().stream()
                                    .filter(row -> row.id().equals(id))
                                    .map(SetPrice::overlay)
                                    .findFirst();
                    before.ifPresent(
                            overlay -> {
                                table.remove(id);
                                trail.append(
                                        by,
                                        deed("price.remove", id, overlay, Said.of(overlay), null));
                            });
                    return before.isPresent();
                });
    }

    /** What providers publish, as this release knows it. */
    public List<Price> published() {
        return snapshot.get().published();
    }

    /** What the settings say. */
    public List<Price> declared() {
        return snapshot.get().declared();
    }

    /** What is set, as the database has it now. */
    public List<SetPrice> all() {
        return table.changedAfter(0).stream().filter(row -> !row.removed()).toList();
    }

    /** Takes in what was changed since the last time. If that fails, what is known stays. */
    public void refresh() {
        behind = true;
        unarchived = false;
        PriceSnapshot known = snapshot.get();
        List<SetPrice> changed = table.changedAfter(known.change());
        archive.keep((changed.isEmpty() ? known : known.with(changed)).prices());
        if (!changed.isEmpty()) {
            snapshot.updateAndGet(before -> before.with(changed));
        }
        behind = false;
    }

    /** Once more, if the last time failed. */
    public void catchUp() {
        if (behind || unarchived) {
            refresh();
        }
    }

    /** The number of the last change that is taken in. */
    public long change() {
        return snapshot.get().change();
    }

    /** How many prices of the operator's hold or will. */
    public int overlays() {
        return snapshot.get().overlays();
    }
}
