package io.tollgate.app.admin.session;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.audit.AuditEntry;
import io.tollgate.policies.audit.AuditVerdict;
import io.tollgate.policies.store.audit.AuditQuery;
import io.tollgate.policies.store.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what. */
@RestController
@RequestMapping("/admin/v1/audit")
class AuditController {

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditController(Policing policing, JsonMapper json) {
        this.trail = new AuditTrail(policing.store(), policing.clock());
        this.json = json;
    }

    /**
     * Something that somebody did.
     *
     * @param hash over all of this and the entry before
     */
    record EntryView(
            long sequence,
            Instant at,
            ActorView actor,
            String action,
            String object,
            @Nullable String tenant,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            String hash) {}

    /** Who did. */
    record ActorView(String kind, String id, String name) {}

    /** The latest first. */
    @GetMapping
    @Requires(Permission.AUDIT_READ)
    Paged<EntryView> entries(
            Administrator admin,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Paged.turn(null, limit).size();
        AuditQuery query = new AuditQuery().between(from, to).by(actor).to(object);
        Visible visible = admin.visible(Permission.AUDIT_READ);
        if (!visible.everything()) {
            query.ofTenants(visible.units());
        }
        if (after != null) {
            query.before(Wanted.read(after, "/after", Long::valueOf, "what the page before said"));
        }
        List<EntryView> found = trail.entries(query, size + 1).stream().map(this::view).toList();
        return found.size() <= size
                ? Paged.whole(found)
                : new Paged<>(
                        found.subList(0, size), Long.toString(found.get(size - 1).sequence()));
    }

    private EntryView view(AuditEntry entry) {
        return new EntryView(
                entry.sequence(),
                entry.at(),
                new ActorView(entry.actorKind(), entry.actorId(), entry.actorName()),
                entry.action(),
                entry.object(),
                entry.tenant(),
                tree(entry.before()),
                tree(entry.after()),
                entry.hash());
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    /**
     * Whether the trail is as it was written.
     *
     * @param head the last hash; kept elsewhere, it shows later whether the end was cut off
     */
    record VerdictView(long entries, boolean intact, @Nullable Long brokenAt, String head) {}

    @PostMapping("/verify")
    @Requires(value = Permission.AUDIT_READ, everywhere = true)
    VerdictView verify() {
        AuditVerdict verdict = trail.verify();
        return new VerdictView(
                verdict.entries(), verdict.isIntact(), verdict.brokenAt(), verdict.head());
    }

    /** All of it, the oldest first, one entry on each line. */
    @GetMapping(value = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Requires(value = Permission.AUDIT_READ, everywhere = true)
    ResponseEntity<Flux<EntryView>> export() {
        Flux<EntryView> all =
                Flux.<List<AuditEntry>, Long>generate(
                                () -> 0L,
                                (sequence, sink) -> {
                                    List<AuditEntry> some = trail.after(sequence);
                                    if (some.isEmpty()) {
                                        sink.complete();
                                        return sequence;
                                    }
                                    sink.next(some);
                                    return some.getLast().sequence();
                                })
                        .subscribeOn(Schedulers.boundedElastic())
                        .concatMapIterable(some -> some)
                        .map(this::view);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"")
                .body(all);
    }
}
