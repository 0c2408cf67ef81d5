package io.tollgate.app.admin;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.ledger.Finding;
import io.tollgate.policies.ledger.VerificationReport;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves that the ledger adds up. */
@RestController
class LedgerController {

    private final Policing policing;

    LedgerController(Policing policing) {
        this.policing = policing;
    }

    /**
     * What was found.
     *
     * @param attempts that are over
     * @param cost of all of them, in dollars
     * @param windows of budgets that were compared
     * @param differences 0 if the ledger adds up
     * @param findings the first hundred of each rule
     */
    record Verified(
            Instant at,
            long tookMillis,
            long attempts,
            String cost,
            int windows,
            long differences,
            List<Finding> findings) {

        static Verified of(VerificationReport report) {
            return new Verified(
                    report.at(),
                    report.took().toMillis(),
                    report.rows(),
                    report.cost().toString(),
                    report.windows(),
                    report.differences(),
                    report.findings());
        }
    }

    @PostMapping("/admin/v1/ledger/verify")
    @Requires(value = Permission.LEDGER_VERIFY, everywhere = true)
    Verified verify() {
        return Verified.of(policing.verification().run());
    }
}
