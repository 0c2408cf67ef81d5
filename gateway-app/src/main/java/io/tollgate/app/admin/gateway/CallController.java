package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.metering.LossJournal;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.store.ledger.CallPages;
import io.tollgate.policies.store.ledger.CallPages.Page;
import io.tollgate.policies.store.ledger.CallQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls that were made: who, what, how long, how much; never what was said. */
@RestController
@RequestMapping("/admin/v1/requests")
class CallController {

    private final CallPages pages;
    private final LossJournal losses;

    CallController(Policing policing, LossJournal losses) {
        this.pages = new CallPages(policing.store());
        this.losses = losses;
    }

    /** The latest first. */
    @GetMapping
    @Requires(Permission.REQUESTS_READ)
    Paged<CallView> calls(
            Administrator admin,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        CallQuery query =
                new CallQuery()
                        .between(from, to)
                        .of(unit)
                        .by(key)
                        .model(model)
                        .provider(provider)
                        .ended(
                                outcome == null
                                        ? null
                                        : Wanted.word(LedgerEntry.End.class, outcome, "/outcome"));
        if (after != null) {
            Wanted.read(after, "/after", query::after, "what the page before said");
        }
        Page page =
                pages.page(
                        admin.visible(Permission.REQUESTS_READ),
                        query,
                        Paged.turn(null, limit).size());
        return new Paged<>(page.calls().stream().map(CallView::brief).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Requires(Permission.REQUESTS_READ)
    CallView call(Administrator admin, @PathVariable String id) {
        return pages.call(admin.visible(Permission.REQUESTS_READ), id)
                .map(call -> CallView.whole(call, losses.of(id)))
                .orElseThrow(() -> Problem.missing("request", id));
    }
}
