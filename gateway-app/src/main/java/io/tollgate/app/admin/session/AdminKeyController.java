package io.tollgate.app.admin.session;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.store.admin.AdminKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Keys for the admin API, for programs and for who has no login. */
@RestController
@RequestMapping("/admin/v1/admin-keys")
class AdminKeyController {

    private final AdminKeys keys;
    private final Writes writes;

    AdminKeyController(Policing policing, Writes writes) {
        this.keys = policing.adminKeys();
        this.writes = writes;
    }

    /** An admin key as it shall be. */
    record Wish(
            @Nullable String name,
            @Nullable String role,
            @Nullable String unit,
            @Nullable Instant expires) {}

    @GetMapping
    @Requires(value = Permission.ADMINS_READ, everywhere = true)
    Paged<AdminKeyView> keys() {
        return Paged.whole(keys.all().stream().map(AdminKeyView::of).toList());
    }

    @PostMapping
    @Requires(value = Permission.ADMINS_WRITE, everywhere = true)
    ResponseEntity<IssuedAdminKey> issue(
            ServerWebExchange exchange, Administrator admin, @RequestBody Wish wish) {
        String name = AdminKeyView.name(wish.name());
        Role role =
                Wanted.read(
                        Wanted.present(wish.role(), "/role"), "/role", Role::of, "a role's name");
        if (!role.fits(wish.unit())) {
            throw Problem.invalid("/unit", "is no place where somebody can be a " + role.word());
        }
        return writes.create(
                exchange,
                admin,
                wish,
                IssuedAdminKey.class,
                IssuedAdminKey::repeated,
                () ->
                        ResponseEntity.status(201)
                                .body(
                                        IssuedAdminKey.of(
                                                keys.issue(
                                                        admin.actor(),
                                                        name,
                                                        new Grant(role, wish.unit()),
                                                        wish.expires()))));
    }

    /** For ever; its sessions end with it. */
    @PostMapping("/{id}/revoke")
    @Requires(value = Permission.ADMINS_WRITE, everywhere = true)
    AdminKeyView revoke(Administrator admin, @PathVariable String id) {
        return keys.revoke(admin.actor(), id)
                .map(AdminKeyView::of)
                .orElseThrow(() -> Problem.missing("admin key", id));
    }
}
