package io.tollgate.policies.store.admin;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.admin.Session;
import io.tollgate.policies.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in at the admin UI. It is the same on all nodes, and what the database keeps opens
 * nothing: the session's id is kept as a digest. Calls block.
 */
public final class AdminSessions {

    private static final int RANDOM_BYTES = 32;
    private static final Duration NOTED_EACH = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char AT = '@';

    private final Store store;
    private final AdminKeys keys;
    private final InstantSource clock;
    private final Duration longest;
    private final Duration idle;

    /**
     * @param longest after which they end, whatever is done
     * @param idle after which they end if nothing is done
     */
    public AdminSessions(
            Store store, AdminKeys keys, InstantSource clock, Duration longest, Duration idle) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.longest = longest;
        this.idle = idle;
    }

    /**
     * A session that was just begun.
     *
     * @param id is told this once, to the browser
     */
    public record Opened(String id, Session session) {

        @Override
        public String toString() {
            return session.toString();
        }
    }

    /**
     * Begins one.
     *
     * @param login null with a key
     * @param until when what they logged in with ends, if it ends earlier; null if it does not
     */
    public Opened open(
            Administrator administrator, Session.@Nullable Login login, @Nullable Instant until) {
        Instant now = clock.instant();
        Instant ends = now.plus(longest);
        if (until != null && until.isBefore(ends)) {
            ends = until;
        }
        String id = random();
        Session session = new Session(administrator, random(), ends, login);
        store.inTransaction(
                () -> {
                    store.jdbc()
                            .sql("delete from admin_session where ends < ?")
                            .param(now.toEpochMilli())
                            .update();
                    insert(id, session, now);
                });
        return new Opened(id, session);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String id) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String id, Session session, Instant now) {
        Actor actor = session.administrator().actor();
        Session.Login login = session.login();
        store.jdbc()
                .sql(
                        "insert into admin_session (digest, actor_kind, actor_id, actor_name,"
                                + " actor_email, grants, issuer, csrf, begun, seen,"
                                + " ends) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(digest(id))
                .param(actor.kind().word())
                .param(actor.id())
                .param(actor.name())
                .param(actor.email())
                .param(text(session.administrator().grants()))
                .param(login == null ? null : login.issuer())
                .param(session.csrf())
                .param(now.toEpochMilli())
                .param(now.toEpochMilli())
                .param(session.ends().toEpochMilli())
                .update();
    }

    private static String text(List<Grant> grants) {
        return grants.stream()
                .map(one -> one.role().word() + AT + (one.unit() == null ? "" : one.unit()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Grant> grants(String text) {
        return text.lines()
                .map(
                        line -> {
                            int at = line.indexOf(AT);
                            String unit = line.substring(at + 1);
                            return new Grant(
                                    Role.of(line.substring(0, at)), unit.isEmpty() ? null : unit);
                        })
                .toList();
    }

    /** The session of this id, empty if there is none, or it has ended. */
    public Optional<Session> find(String id) {
        Instant now = clock.instant();
        String digest = digest(id);
        return store.jdbc()
                .sql("select * from admin_session where digest = ? and ends > ? and seen > ?")
                .params(digest, now.toEpochMilli(), now.minus(idle).toEpochMilli())
                .query((row, _) -> new Seen(read(row), Instant.ofEpochMilli(row.getLong("seen"))))
                .optional()
                .flatMap(found -> still(found, digest, now));
    }

    private record Seen(Session session, Instant at) {}

    /** Who logged in with a key may do what the key may now. */
    private Optional<Session> still(Seen found, String digest, Instant now) {
        Session session = found.session();
        Actor actor = session.administrator().actor();
        if (found.at().plus(NOTED_EACH).isBefore(now)) {
            store.jdbc()
                    .sql("update admin_session set seen = ? where digest = ?")
                    .params(now.toEpochMilli(), digest)
                    .update();
        }
        return actor.kind() == Actor.Kind.KEY
                ? keys.holder(actor.id())
                        .map(
                                holder ->
                                        new Session(
                                                holder,
                                                session.csrf(),
                                                session.ends(),
                                                session.login()))
                : Optional.of(session);
    }

    private static Session read(ResultSet row) throws SQLException {
        Actor actor =
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind").toUpperCase(Locale.ROOT)),
                        row.getString("actor_id"),
                        row.getString("actor_name"),
                        row.getString("actor_email"));
        String issuer = row.getString("issuer");
        return new Session(
                new Administrator(actor, grants(row.getString("grants"))),
                row.getString("csrf"),
                Instant.ofEpochMilli(row.getLong("ends")),
                issuer == null ? null : new Session.Login(issuer));
    }

    /** Ends one. */
    public void close(String id) {
        store.jdbc().sql("delete from admin_session where digest = ?").param(digest(id)).update();
    }
}
