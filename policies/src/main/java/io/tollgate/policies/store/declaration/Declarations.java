package io.tollgate.policies.store.declaration;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Providers and models that administrators declare. Each change is entered in the audit trail, with
 * fingerprints in place of credentials, and has a number, so that all nodes hear of it. Calls
 * block.
 */
public final class Declarations {

    private static final String PURPOSE = "declared secrets";
    private static final int FINGERPRINT_BYTES = 4;

    private final Store store;
    private final InstantSource clock;
    private final AuditTrail trail;
    private final Vault vault;

    public Declarations(Store store, Peppers peppers, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.trail = new AuditTrail(store, clock);
        this.vault = new Vault(peppers.deriveAll(PURPOSE));
    }

    /** All of them, providers and models, by their names. */
    public List<Declaration> all() {
        return store.jdbc()
                .sql("select * from declaration order by kind, name")
                .query((row, _) -> read(row))
                .list();
    }

    public Optional<Declaration> find(Kind kind, String name) {
        return store.jdbc()
                .sql("select * from declaration where kind = ? and name = ?")
                .params(kind.word(), name)
                .query((row, _) -> read(row))
                .optional();
    }

    private static Declaration read(ResultSet row) throws SQLException {
        return new Declaration(
                Kind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("body"),
                row.getString("updated_by"),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }

    /** Declares something, in place of what was declared under its name. */
    public void put(Actor by, Kind kind, String name, String body) {
        store.inTransaction(
                () -> {
                    store.nextChange();
                    Optional<Declaration> before = find(kind, name);
                    store.jdbc()
                            .sql(
                                    "insert into declaration (kind, name, body, updated_by,"
                                            + " updated_at) values (?, ?, ?, ?, ?) on conflict"
                                            + " (kind, name) do update set body = excluded.body,"
                                            + " updated_by = excluded.updated_by, updated_at ="
                                            + " excluded.updated_at")
                            .params(kind.word(), name, body, by.name(), clock.millis())
                            .update();
                    tell(
                            by,
                            kind.word() + (before.isPresent() ? ".update" : ".create"),
                            kind.word() + "/" + name,
                            before.map(Declaration::body).orElse(null),
                            body);
                });
    }

    /** Takes a declaration back, and the credential with it. */
    public void remove(Actor by, Kind kind, String name) {
        store.inTransaction(
                () -> {
                    store.nextChange();
                    Declaration before = find(kind, name).orElseThrow();
                    store.jdbc()
                            .sql("delete from declaration where kind = ? and name = ?")
                            .params(kind.word(), name)
                            .update();
                    if (kind == Kind.PROVIDER) {
                        store.jdbc()
                                .sql("delete from declared_secret where provider = ?")
                                .param(name)
                                .update();
                    }
                    tell(
                            by,
                            kind.word() + ".remove",
                            kind.word() + "/" + name,
                            before.body(),
                            null);
                });
    }

    /** Sets a declared provider's credential. */
    public void secret(Actor by, String provider, String text) {
        store.inTransaction(
                () -> {
                    store.nextChange();
                    Optional<DeclaredSecret> before =
                            secrets().stream()
                                    .filter(one -> one.provider().equals(provider))
                                    .findFirst();
                    String fingerprint = fingerprint(text);
                    store.jdbc()
                            .sql(
                                    "insert into declared_secret (provider, sealed, fingerprint,"
                                            + " updated_by, updated_at) values (?, ?, ?, ?, ?) on"
                                            + " conflict (provider) do update set sealed ="
                                            + " excluded.sealed, fingerprint ="
                                            + " excluded.fingerprint, updated_by ="
                                            + " excluded.updated_by, updated_at ="
                                            + " excluded.updated_at")
                            .params(
                                    provider,
                                    vault.seal(owner(provider), text),
                                    fingerprint,
                                    by.name(),
                                    clock.millis())
                            .update();
                    tell(
                            by,
                            "provider.secret",
                            "provider/" + provider,
                            before.map(DeclaredSecret::fingerprint).orElse(null),
                            fingerprint);
                });
    }

    /** The credentials, by their providers' names. */
    public List<DeclaredSecret> secrets() {
        return store.jdbc()
                .sql("select * from declared_secret order by provider")
                .query(
                        (row, _) ->
                                new DeclaredSecret(
                                        row.getString("provider"),
                                        vault.open(
                                                        owner(row.getString("provider")),
                                                        row.getString("sealed"))
                                                .orElse(null),
                                        row.getString("fingerprint"),
                                        row.getString("updated_by"),
                                        Instant.ofEpochMilli(row.getLong("updated_at"))))
                .list();
    }

    private record Sealed(String provider, String text) {}

    /**
     * Seals anew what a former pepper's key has sealed, so that the pepper can go.
     *
     * @return how many were
     */
    public int sealAnew() {
        List<Sealed> old =
                store
                        .jdbc()
                        .sql("select provider, sealed from declared_secret")
                        .query((row, _) -> new Sealed(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .filter(one -> !vault.isPresent(one.text()))
                        .toList();
        int sealed = 0;
        for (Sealed one : old) {
            Optional<String> text = vault.open(owner(one.provider()), one.text());
            if (text.isPresent()) {
                sealed +=
                        store.jdbc()
                                .sql(
                                        "update declared_secret set sealed = ? where provider = ?"
                                                + " and sealed = ?")
                                .params(
                                        vault.seal(owner(one.provider()), text.get()),
                                        one.provider(),
                                        one.text())
                                .update();
            }
        }
        return sealed;
    }

    private static String owner(String provider) {
        return "provider|" + provider + "|api-key";
    }

    /** Tells a credential from another; the beginning of its SHA-256. */
    private static String fingerprint(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Said(String is) {

        static @Nullable Said of(@Nullable String text) {
            return text == null ? null : new Said(text);
        }
    }

    private void tell(
            Actor by, String action, String object, @Nullable String was, @Nullable String is) {
        trail.append(by, new Deed(action, object, null, Said.of(was), Said.of(is)));
    }
}
