package io.tollgate.app.report;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.report.Allocations;
import io.tollgate.policies.report.BillingMonths;
import io.tollgate.policies.report.CostReports;
import io.tollgate.policies.report.PassingUses;
import io.tollgate.policies.report.Reconciliations;
import io.tollgate.policies.report.SharedCosts;
import io.tollgate.policies.report.Statements;
import io.tollgate.policies.report.TermsBook;
import io.tollgate.policies.report.UsageBook;
import io.tollgate.policies.report.focus.FocusExport;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.store.ledger.Rerating;
import io.tollgate.policies.store.price.PriceArchive;
import io.tollgate.policies.store.price.Prices;
import io.tollgate.policies.store.report.JdbcBillingMonths;
import io.tollgate.policies.store.report.JdbcSharedCosts;
import io.tollgate.policies.store.report.JdbcStatementFacts;
import io.tollgate.policies.store.report.JdbcUsageBook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where reports are made. All of it blocks. */
final class ReportDesk {

    private final Store store;
    private final AuditTrail trail;
    private final UsageBook book;
    private final TermsBook terms;
    private final BillingMonths months;
    private final SharedCosts sharedCosts;
    private final Statements statements;
    private final Rerating rerating;
    private final Prices prices;
    private final InstantSource clock;

    ReportDesk(Store store, Prices prices, InstantSource clock) {
        this.store = store;
        this.trail = new AuditTrail(store, clock);
        this.book = new JdbcUsageBook(store);
        this.terms = new PriceArchive(store)::terms;
        this.months = new JdbcBillingMonths(store);
        this.sharedCosts = new JdbcSharedCosts(store);
        this.statements =
                new Statements(
                        book,
                        terms,
                        months,
                        new Allocations(sharedCosts, book),
                        new JdbcStatementFacts(store));
        this.rerating = new Rerating(store);
        this.prices = prices;
        this.clock = clock;
    }

    /** Does something, and enters it in the audit trail: both, or neither. */
    <T> T audited(Actor by, Supplier<T> work, Function<T, Deed> deed) {
        return store.inTransaction(
                () -> {
                    T done = work.get();
                    trail.append(by, deed.apply(done));
                    return done;
                });
    }

    CostReports costs() {
        return new CostReports(book, terms);
    }

    PassingUses passing() {
        return new PassingUses(book);
    }

    FocusExport focus() {
        return new FocusExport(book, terms, now());
    }

    Statements statements() {
        return statements;
    }

    BillingMonths months() {
        return months;
    }

    SharedCosts sharedCosts() {
        return sharedCosts;
    }

    Allocations allocations() {
        return new Allocations(sharedCosts, book);
    }

    Reconciliations reconciliations() {
        return new Reconciliations(book, terms);
    }

    Rerating rerating() {
        return rerating;
    }

    TermsBook terms() {
        return terms;
    }

    Prices prices() {
        return prices;
    }

    Instant now() {
        return clock.instant();
    }
}
