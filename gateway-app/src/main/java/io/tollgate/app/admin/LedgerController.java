package io.tollgate.app.admin;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.ledger.VerificationReport;
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
    Mono<VerificationReport> verify() {
        return Mono.fromCallable(() -> policing.verification().run())
                .subscribeOn(Schedulers.boundedElastic());
    }
}
