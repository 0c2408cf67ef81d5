package io.tollgate.policies.store.admin;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.AdminKey;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys for the admin API. Calls block. */
public final class AdminKeys {

    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private final Store store;
    private final Peppers peppers;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** What stands in where there is no key, so that its absence takes no less time. */
    private final KeySecret nobody;

    public AdminKeys(Store store, Peppers peppers, InstantSource clock) {
        this.store = store;
        this.peppers = peppers;
        this.trail = new AuditTrail(store, clock);
        this.clock = clock;
        this.nobody = peppers.digest(KeyText.generateAdmin());
    }

    /**
     * A key that was just made.
     *
     * @param text is told this once
     */
    public record Issued(AdminKey key, KeyText text) {}

    /** Makes a key. */
    public Issued issue(Actor by, String name, Grant grant, @Nullable Instant expires) {
        KeyText text = KeyText.generateAdmin();
        AdminKey key =
                new AdminKey(
                        text.id(), name, grant, Status.ACTIVE, expires, peppers.digest(text), null);
        store.inTransaction(
                () -> {
                    insert(key);
                    trail.append(by, deed("admin-key.issue", null, key));
                });
        return new Issued(key, text);
    }

    private void insert(AdminKey key) {
        store.jdbc()
                .sql(
                        "insert into admin_key (id, name, role, unit_id, status, expires_at,"
                                + " secrets) values (?, ?, ?, ?, ?, ?, ?)")
                .param(key.id())
                .param(key.name())
                .param(key.grant().role().word())
                .param(key.grant().unit())
                .param(key.status().name())
                .param(millis(key.expires()))
                .param(key.secret().text())
                .update();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Deed deed(String action, @Nullable AdminKey before, AdminKey after) {
        String unit = after.grant().unit();
        return new Deed(
                action,
                "admin-key/" + after.id(),
                unit == null ? null : OrgUnit.tenant(unit),
                before,
                after);
    }

    /**
     * Takes a key out of use, for ever.
     *
     * @return the key, empty if there is none of that id
     */
    public Optional<AdminKey> revoke(Actor by, String id) {
        return store.inTransaction(
                () -> {
                    Optional<AdminKey> found = find(id);
                    found.ifPresent(
                            key -> {
                                AdminKey revoked = key.revoked();
                                store.jdbc()
                                        .sql("update admin_key set status = ? where id = ?")
                                        .params(revoked.status().name(), id)
                                        .update();
                                trail.append(by, deed("admin-key.revoke", key, revoked));
                            });
                    return found.map(AdminKey::revoked);
                });
    }

    /** All of them, revoked ones included. */
    public List<AdminKey> all() {
        return store.jdbc()
                .sql("select * from admin_key order by name, id")
                .query((row, _) -> read(row))
                .list();
    }

    Optional<AdminKey> find(String id) {
        return store.jdbc()
                .sql("select * from admin_key where id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    private static AdminKey read(ResultSet row) throws SQLException {
        return new AdminKey(
                row.getString("id"),
                row.getString("name"),
                new Grant(Role.of(row.getString("role")), row.getString("unit_id")),
                Status.valueOf(row.getString("status")),
                instant(row, "expires_at"),
                KeySecret.parse(row.getString("secrets")),
                instant(row, "last_used"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** Whether nobody has a key that runs the gateway. */
    public boolean lacksPlatformAdmin() {
        Instant now = clock.instant();
        return all().stream()
                .noneMatch(key -> key.isGood(now) && key.grant().role() == Role.PLATFORM_ADMIN);
    }

    /** Who comes with this key; empty if nobody. */
    public Optional<Administrator> authenticate(KeyText text) {
        Optional<AdminKey> key = text.isAdmin() ? find(text.id()) : Optional.empty();
        boolean genuine = peppers.matches(text, key.map(AdminKey::secret).orElse(nobody));
        return genuine ? key.flatMap(this::welcome) : Optional.empty();
    }

    /** Who has the key of this id, as long as it is good; empty if nobody. */
    Optional<Administrator> holder(String id) {
        return find(id).flatMap(this::welcome);
    }

    private Optional<Administrator> welcome(AdminKey key) {
        Instant now = clock.instant();
        if (!key.isGood(now)) {
            return Optional.empty();
        }
        Instant noted = key.lastUsed();
        if (noted == null || noted.plus(NOTED_EACH).isBefore(now)) {
            store.jdbc()
                    .sql("update admin_key set last_used = ? where id = ?")
                    .params(now.toEpochMilli(), key.id())
                    .update();
        }
        return Optional.of(key.administrator());
    }
}
