package io.tollgate.app.admin;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.store.ledger.LedgerVerification.Report;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Proves that the ledger adds up. */
@RestController
class LedgerController {

    private final Policing policing;

    LedgerController(Policing policing) {
        this.policing = policing;
    }

    @PostMapping("/admin/v1/ledger/verify")
    Mono<Report> verify() {
        return Mono.fromCallable(() -> policing.verification().run())
                .subscribeOn(Schedulers.boundedElastic());
    }
}
