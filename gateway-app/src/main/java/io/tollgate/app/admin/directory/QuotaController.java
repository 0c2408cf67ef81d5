package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.directory.DirectoryPages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Quotas: so many requests, tokens or streams. */
@RestController
@RequestMapping("/admin/v1/quotas")
class QuotaController {

    private final Policing policing;
    private final DirectoryPages pages;
    private final LimitRights rights;
    private final Writes writes;
    private final Versions versions;

    QuotaController(Policing policing, Writes writes, Versions versions) {
        this.policing = policing;
        this.pages = new DirectoryPages(policing.store());
        this.rights = new LimitRights(pages);
        this.writes = writes;
        this.versions = versions;
    }

    @GetMapping
    @Requires(Permission.QUOTAS_READ)
    Paged<QuotaView> quotas(
            Administrator admin,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Paged.of(
                pages.quotas(admin.visible(Permission.QUOTAS_READ), unit, Paged.turn(after, limit)),
                QuotaView::of);
    }

    @GetMapping("/{id}")
    @Requires(Permission.QUOTAS_READ)
    ResponseEntity<QuotaView> quota(Administrator admin, @PathVariable String id) {
        Quota found = seen(admin, id);
        return ResponseEntity.ok()
                .headers(versions.ok(QuotaView.of(found)).getHeaders())
                .body(QuotaView.of(found));
    }

    private Quota seen(Administrator admin, String id) {
        return pages.quota(admin.visible(Permission.QUOTAS_READ), id)
                .orElseThrow(() -> Problem.missing("quota", id));
    }

    @PostMapping
    @Requires(Permission.QUOTAS_WRITE)
    ResponseEntity<QuotaView> create(
            ServerWebExchange exchange, Administrator admin, @RequestBody QuotaView wish) {
        Quota wanted = wish.quota("");
        rights.require(admin, Permission.QUOTAS_WRITE, wanted.scope());
        String id = rights.id(admin, Permission.QUOTAS_WRITE, wish.id(), wanted.scope());
        return writes.create(
                exchange,
                admin,
                wish,
                QuotaView.class,
                () -> {
                    policing.store().nextChange();
                    if (pages.quota(Visible.EVERYTHING, id).isPresent()) {
                        throw Problem.of(409, "There is a quota '" + id + "' already.");
                    }
                    Quota made = wish.quota(id);
                    policing.directory().by(admin.actor()).put(made);
                    return versions.created(QuotaView.of(made));
                });
    }

    @PutMapping("/{id}")
    @Requires(Permission.QUOTAS_WRITE)
    ResponseEntity<QuotaView> put(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String id,
            @RequestBody QuotaView wish) {
        return writes.change(
                () -> {
                    Quota before = theirs(admin, id);
                    versions.require(exchange, QuotaView.of(before));
                    if (wish.id() != null && !id.equals(wish.id())) {
                        throw Problem.invalid("/id", "cannot be changed");
                    }
                    Quota after = wish.quota(id);
                    if (!after.scope().equals(before.scope())) {
                        throw Problem.invalid("/scope", "cannot be changed; make another one");
                    }
                    policing.directory().by(admin.actor()).put(after);
                    return versions.ok(QuotaView.of(after));
                });
    }

    private Quota theirs(Administrator admin, String id) {
        Quota found = seen(admin, id);
        rights.require(admin, Permission.QUOTAS_WRITE, found.scope());
        return found;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.QUOTAS_WRITE)
    void remove(Administrator admin, @PathVariable String id) {
        theirs(admin, id);
        policing.directory().by(admin.actor()).removeQuota(id);
    }
}
