package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.store.directory.DirectoryPages;
import io.tollgate.policies.store.directory.DirectoryPages.Page;
import io.tollgate.policies.store.ledger.LastUses;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Keys: issued, rotated, suspended, revoked. A member has those that are theirs. */
@RestController
@RequestMapping("/admin/v1/keys")
class KeyController {

    private final Policing policing;
    private final DirectoryPages pages;
    private final LastUses lastUses;
    private final Writes writes;
    private final Versions versions;

    KeyController(Policing policing, Writes writes, Versions versions) {
        this.policing = policing;
        this.pages = new DirectoryPages(policing.store());
        this.lastUses = new LastUses(policing.store());
        this.writes = writes;
        this.versions = versions;
    }

    @GetMapping
    @Requires(Permission.KEYS_READ)
    Paged<KeyView> keys(
            Administrator admin,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<ApiKey> page =
                pages.keys(
                        admin.visible(Permission.KEYS_READ),
                        unit,
                        search,
                        status == null ? null : Wanted.word(Status.class, status, "/status"),
                        Paged.turn(after, limit));
        Map<String, Instant> used = lastUses.of(page.items().stream().map(ApiKey::id).toList());
        return Paged.of(page, key -> KeyView.of(key, used.get(key.id())));
    }

    @GetMapping("/{id}")
    @Requires(Permission.KEYS_READ)
    ResponseEntity<KeyView> key(Administrator admin, @PathVariable String id) {
        KeyView declared = KeyView.of(seen(admin, id), null);
        Instant used = lastUses.of(List.of(id)).get(id);
        return ResponseEntity.ok()
                .headers(versions.ok(declared).getHeaders())
                .body(KeyView.of(seen(admin, id), used));
    }

    private ApiKey seen(Administrator admin, String id) {
        return pages.key(admin.visible(Permission.KEYS_READ), id)
                .orElseThrow(() -> Problem.missing("key", id));
    }

    /** A key that they may change; who sees it may not always. */
    private ApiKey theirs(Administrator admin, String id) {
        ApiKey key = seen(admin, id);
        if (!admin.visible(Permission.KEYS_WRITE).covers(key.unit(), key.owner())) {
            throw Problem.forbidden("You may see this key, and not change it.");
        }
        return key;
    }

    @PostMapping
    @Requires(Permission.KEYS_WRITE)
    ResponseEntity<IssuedKey> issue(
            ServerWebExchange exchange, Administrator admin, @RequestBody KeyWish wish) {
        ApiKey wanted = wish.by(admin);
        return writes.create(
                exchange,
                admin,
                wish,
                IssuedKey.class,
                IssuedKey::repeated,
                () -> {
                    Issued issued = policing.directory().by(admin.actor()).issue(wanted);
                    return ResponseEntity.status(201).body(told(issued));
                });
    }

    private static IssuedKey told(Issued issued) {
        return new IssuedKey(KeyView.of(issued.key(), null), issued.text().reveal());
    }

    @PutMapping("/{id}")
    @Requires(Permission.KEYS_WRITE)
    ResponseEntity<KeyView> put(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String id,
            @RequestBody KeyWish wish) {
        return writes.change(
                () -> {
                    ApiKey before = theirs(admin, id);
                    versions.require(exchange, KeyView.of(before, null));
                    policing.directory().by(admin.actor()).update(wish.inPlaceOf(before, admin));
                    return versions.ok(KeyView.of(seen(admin, id), null));
                });
    }

    /**
     * How a key is given another secret.
     *
     * @param overlap how long the one before stays good, {@code PT24H}; not at all if left out
     */
    record Rotation(@Nullable Duration overlap) {}

    @PostMapping("/{id}/rotate")
    @Requires(Permission.KEYS_WRITE)
    ResponseEntity<IssuedKey> rotate(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Rotation rotation) {
        theirs(admin, id);
        Rotation wanted = rotation == null ? new Rotation(null) : rotation;
        Duration overlap = wanted.overlap() == null ? Duration.ZERO : wanted.overlap();
        return writes.create(
                exchange,
                admin,
                wanted,
                IssuedKey.class,
                IssuedKey::repeated,
                () ->
                        ResponseEntity.ok(
                                told(
                                        policing.directory()
                                                .by(admin.actor())
                                                .rotate(id, overlap, policing.clock().instant()))));
    }

    @PostMapping("/{id}/suspend")
    @Requires(Permission.KEYS_WRITE)
    KeyView suspend(Administrator admin, @PathVariable String id) {
        return status(admin, id, Status.SUSPENDED);
    }

    @PostMapping("/{id}/resume")
    @Requires(Permission.KEYS_WRITE)
    KeyView resume(Administrator admin, @PathVariable String id) {
        return status(admin, id, Status.ACTIVE);
    }

    /** For ever. */
    @PostMapping("/{id}/revoke")
    @Requires(Permission.KEYS_WRITE)
    KeyView revoke(Administrator admin, @PathVariable String id) {
        return status(admin, id, Status.REVOKED);
    }

    private KeyView status(Administrator admin, String id, Status status) {
        theirs(admin, id);
        policing.directory().by(admin.actor()).keyStatus(id, status);
        return KeyView.of(seen(admin, id), null);
    }
}
