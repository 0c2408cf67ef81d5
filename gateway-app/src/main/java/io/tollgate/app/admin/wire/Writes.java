package io.tollgate.app.admin.wire;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes things: all of a request's changes, and their audit, or none. A request that carries an
 * {@code Idempotency-Key} is carried out once in a day; whoever repeats it gets the same answer,
 * but no secret a second time.
 */
@Component
public final class Writes {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Store store;
    private final JsonMapper json;
    private final Supplier<Long> millis;

    Writes(Policing policing, JsonMapper json) {
        this.store = policing.store();
        this.json = json;
        this.millis = () -> policing.clock().instant().toEpochMilli();
    }

    /** Changes something that is there; nobody else does at the same time. */
    public <T> T change(Supplier<T> work) {
        return store.inTransaction(
                () -> {
                    store.nextChange();
                    return work.get();
                });
    }

    /** Makes something. */
    public <T> ResponseEntity<T> create(
            ServerWebExchange exchange,
            Administrator by,
            Object asked,
            Class<T> type,
            Supplier<ResponseEntity<T>> work) {
        return create(exchange, by, asked, type, UnaryOperator.identity(), work);
    }

    /**
     * Makes something.
     *
     * @param asked the request's body
     * @param repeated the answer without what is told once
     */
    public <T> ResponseEntity<T> create(
            ServerWebExchange exchange,
            Administrator by,
            Object asked,
            Class<T> type,
            UnaryOperator<T> repeated,
            Supplier<ResponseEntity<T>> work) {
        String key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null) {
            return store.inTransaction(work);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.of(400, HEADER + " has 1 to " + LONGEST_KEY + " characters.");
        }
        Slot slot = new Slot(by.actor().id(), key, digest(exchange, asked));
        return store.inTransaction(
                () -> {
                    if (!take(slot)) {
                        return answer(slot, type);
                    }
                    ResponseEntity<T> answer = work.get();
                    keep(slot, answer, repeated);
                    return answer;
                });
    }

    private record Slot(String actor, String key, String request) {}

    private String digest(ServerWebExchange exchange, Object asked) {
        String request =
                exchange.getRequest().getMethod()
                        + " "
                        + exchange.getRequest().getPath()
                        + " "
                        + json.writeValueAsString(asked);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever comes at the same time waits here for the first one's commit. */
    private boolean take(Slot slot) {
        long now = millis.get();
        store.jdbc()
                .sql("delete from idempotent_write where at < ?")
                .param(now - KEPT.toMillis())
                .update();
        return store.jdbc()
                        .sql(
                                "insert into idempotent_write (actor_id, repeat_key,"
                                        + " request_digest, at) values (?, ?, ?, ?) on conflict do"
                                        + " nothing")
                        .params(slot.actor(), slot.key(), slot.request(), now)
                        .update()
                > 0;
    }

    private <T> void keep(Slot slot, ResponseEntity<T> answer, UnaryOperator<T> repeated) {
        T body = answer.getBody();
        store.jdbc()
                .sql(
                        "update idempotent_write set status = ?, etag = ?, answer = ? where"
                                + " actor_id = ? and repeat_key = ?")
                .param(answer.getStatusCode().value())
                .param(answer.getHeaders().getETag())
                .param(body == null ? null : json.writeValueAsString(repeated.apply(body)))
                .param(slot.actor())
                .param(slot.key())
                .update();
    }

    private record Kept(
            String request, int status, @Nullable String etag, @Nullable String answer) {}

    private <T> ResponseEntity<T> answer(Slot slot, Class<T> type) {
        Kept kept =
                store.jdbc()
                        .sql(
                                "select request_digest, status, etag, answer from idempotent_write"
                                        + " where actor_id = ? and repeat_key = ?")
                        .params(slot.actor(), slot.key())
                        .query(
                                (row, _) ->
                                        new Kept(
                                                row.getString(1),
                                                row.getInt(2),
                                                row.getString(3),
                                                row.getString(4)))
                        .single();
        if (!kept.request().equals(slot.request())) {
            throw Problem.of(422, "This " + HEADER + " belongs to another request.");
        }
        T body =
                Optional.ofNullable(kept.answer())
                        .map(text -> json.readValue(text, type))
                        .orElse(null);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(kept.status()).header("Idempotency-Replayed", "true");
        if (kept.etag() != null) {
            response.eTag(kept.etag());
        }
        return response.body(body);
    }
}
