package io.tollgate.app.policies;

import io.tollgate.app.settings.AdminSettings;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.StoreSettings;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.budget.AlertSink;
import io.tollgate.policies.budget.Escrow;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.admin.AdminKeys;
import io.tollgate.policies.store.admin.AdminSessions;
import io.tollgate.policies.store.budget.Alerts;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import io.tollgate.policies.store.budget.JdbcLeaseBank;
import io.tollgate.policies.store.declaration.Declarations;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.store.directory.Nodes;
import io.tollgate.policies.store.directory.PolicyFeed;
import io.tollgate.policies.store.directory.StoreClock;
import io.tollgate.policies.store.ledger.JdbcBudgetTotals;
import io.tollgate.policies.store.ledger.JdbcLedgerStore;
import io.tollgate.policies.store.ledger.LedgerVerification;
import io.tollgate.policies.store.ledger.SpoolSettings;
import io.tollgate.policies.store.ledger.SpooledLedger;
import io.tollgate.policies.store.price.Catalogue;
import io.tollgate.policies.store.price.DeclaredPrices;
import io.tollgate.policies.store.price.Prices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's part in policies. What is opened here is closed here, in the order that loses nothing:
 * first the ledger's rows go to the database, then leases go back, and last the node leaves.
 */
public final class Policing implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Policing.class);

    /** By then even a long answer is through, and its row in the database. */
    public static final Duration SETTLED = Duration.ofHours(2);

    private final Store store;
    private final StoreClock clock = new StoreClock(InstantSource.system());
    private final Nodes nodes;
    private final PolicyFeed feed;
    private final Prices prices;
    private final Escrow escrow;
    private final SpooledLedger ledger;
    private final Quotas quotas;
    private final Directory directory;
    private final Declarations declarations;
    private final AdminKeys adminKeys;
    private final AdminSessions adminSessions;
    private final DataFolder data;
    private final Peppers peppers;
    private final Ticks ticks;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Opens everything.
     *
     * @throws RuntimeException that names the setting, if something cannot be used
     */
    Policing(
            StoreSettings settings,
            AdminSettings admin,
            DeclaredPrices declared,
            AlertSink alerts,
            QuotaEvents quotaEvents) {
        this.data = new DataFolder(settings.data());
        this.store = openStore(settings, data);
        String node = settings.node() == null ? data.node() : settings.node();
        this.nodes =
                new Nodes(
                        store,
                        node,
                        UUID.randomUUID().toString().substring(0, 8),
                        settings.redis() != null,
                        clock);
        this.peppers = peppers(settings, data);
        this.directory = new Directory(store, peppers);
        this.declarations = new Declarations(store, peppers, clock);
        this.adminKeys = new AdminKeys(store, peppers, clock);
        this.adminSessions =
                new AdminSessions(store, adminKeys, clock, admin.session(), admin.idle());
        this.feed = new PolicyFeed(store, peppers, clock, nodes, settings.maxStaleness());
        feed.start();
        this.prices = new Prices(store, Catalogue.builtIn(), declared);
        feed.onChange(_ -> prices.refresh());
        prices.refresh();
        this.escrow = new Escrow(new JdbcLeaseBank(store, clock), nodes.holder(), clock, blocking);
        this.ledger = openLedger(settings.spool(), data);
        this.quotas = Quotas.open(settings.redis(), nodes::live, quotaEvents, feed::lookNow);
        directory.onChange(quotas::policyChanged);
        this.ticks = new Ticks(escrow, prices, new Alerts(store), alerts, clock);
        ticks.start();
    }

    /** The store that the settings name. */
    public static Store openStore(StoreSettings settings, DataFolder data) {
        Secret password = settings.password();
        return settings.url() == null
                ? Store.open(data.databaseUrl(), null, null)
                : Store.open(
                        settings.url(),
                        settings.user(),
                        password == null ? null : password.reveal());
    }

    /** The peppers that the settings name. */
    public static Peppers peppers(StoreSettings settings, DataFolder data) {
        Secret current = settings.pepper();
        return new Peppers(
                Stream.concat(
                                Stream.of(current == null ? data.pepper() : current.reveal()),
                                settings.oldPeppers().stream().map(Secret::reveal))
                        .toList());
    }

    private SpooledLedger openLedger(StoreSettings.Spool spool, DataFolder data) {
        try {
            return SpooledLedger.open(
                    SpoolSettings.of(data.spool(), spool.size(), spool.sync(), spool.strict()),
                    nodes.holder(),
                    new JdbcLedgerStore(store, new JdbcBudgetBooks(store, clock)),
                    spool.crashCharge(),
                    clock);
        } catch (Ledger.SpoolUnavailable e) {
            throw new InvalidSettings("tollgate.data", List.of(e.toString()));
        }
    }

    public PolicyFeed feed() {
        return feed;
    }

    /** The database; its calls block. */
    public Store store() {
        return store;
    }

    /** What administrators declare beside the settings; its calls block. */
    public Declarations declarations() {
        return declarations;
    }

    /** Where policies are declared; its calls block. */
    public Directory directory() {
        return directory;
    }

    /** Keys for the admin API; its calls block. */
    public AdminKeys adminKeys() {
        return adminKeys;
    }

    /** Who is logged in at the admin UI; its calls block. */
    public AdminSessions adminSessions() {
        return adminSessions;
    }

    /** A key of 256 bits that all nodes have, for one purpose. */
    public byte[] sharedKey(String purpose) {
        return peppers.derive(purpose);
    }

    /** What the node keeps besides. */
    public DataFolder data() {
        return data;
    }

    public Prices prices() {
        return prices;
    }

    public SpooledLedger ledger() {
        return ledger;
    }

    public Nodes nodes() {
        return nodes;
    }

    public StoreClock clock() {
        return clock;
    }

    QuotaGate quotas() {
        return quotas.gate();
    }

    Accounts accounts() {
        return new Accounts(escrow, prices, ledger, clock);
    }

    /** Proves that the ledger adds up; takes its time. */
    public LedgerVerification verification() {
        return new LedgerVerification(
                store, new JdbcBudgetTotals(store), ledger::isOpen, SETTLED, clock);
    }

    @Override
    public void close() {
        closing("the ticks", ticks::close);
        closing("the ledger", ledger::close);
        closing("the leases", escrow::close);
        closing("the quotas", quotas::close);
        closing("the feed", feed::close);
        closing("the store", store::close);
        blocking.shutdownNow();
    }

    /** Something that may fail when it is closed, which must not keep the others open. */
    private interface Closing {

        void run() throws Exception;
    }

    private static void closing(String what, Closing work) {
        try {
            work.run();
        } catch (Exception e) {
            log.warn("Stopping: {} could not be closed: {}", what, e.toString());
        }
    }
}
