package io.tollgate.policies.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database, migrated. Its calls block: they belong on virtual threads, never on event loops.
 */
public final class Store implements AutoCloseable {

    private static final String SCHEMA = "tollgate";
    private static final String MIGRATIONS = "classpath:io/tollgate/policies/store/migration";
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** How long a report may take, and wait for those before it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int READERS = 2;

    /**
     * A server may be set up to lose what it has just confirmed; the spool has let go of it then.
     */
    private static final String COMMITTED_IS_KEPT =
            "select set_config('synchronous_commit', 'on', false)"
                    + " where current_setting('synchronous_commit') = 'off'";

    private final Vendor vendor;
    private final HikariDataSource pool;
    private final HikariDataSource watch;
    private final HikariDataSource read;
    private final JdbcClient jdbc;
    private final JdbcClient watching;
    private final JdbcClient reading;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    private Store(
            Vendor vendor, HikariDataSource pool, HikariDataSource watch, HikariDataSource read) {
        this.vendor = vendor;
        this.pool = pool;
        this.watch = watch;
        this.read = read;
        this.jdbc = JdbcClient.create(pool);
        this.batches = new JdbcTemplate(pool);
        this.watching = JdbcClient.create(watch);
        this.reading = JdbcClient.create(read);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /**
     * Opens it and brings its tables up to date.
     *
     * @param url {@code jdbc:postgresql:…} or {@code jdbc:sqlite:FILE}
     * @throws StoreUnavailable if it cannot be reached, or its tables are of another release
     */
    public static Store open(String url, @Nullable String user, @Nullable String password) {
        Vendor vendor = Vendor.of(url);
        HikariDataSource pool = connect(config(vendor, url, user, password));
        try {
            migrate(vendor, pool);
            HikariConfig one = config(vendor, url, user, password);
            one.setPoolName("tollgate-watch");
            one.setMaximumPoolSize(1);
            HikariDataSource read =
                    new HikariDataSource(reading(config(vendor, url, user, password), vendor));
            return new Store(vendor, pool, connect(one), read);
        } catch (FlywayException e) {
            pool.close();
            throw new StoreUnavailable("The database's tables do not fit this release", e);
        } catch (StoreUnavailable e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource connect(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new StoreUnavailable("The database cannot be opened", e);
        }
    }

    private static HikariConfig config(
            Vendor vendor, String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("tollgate-store");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(CONNECT.toMillis());
        if (vendor == Vendor.SQLITE) {
            // It has one writer; waiting for it in the pool is fairer than in the file's lock.
            config.setMaximumPoolSize(1);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "NORMAL");
            config.addDataSourceProperty("busy_timeout", "5000");
            config.addDataSourceProperty("foreign_keys", "true");
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        } else {
            config.setMaximumPoolSize(8);
            config.setSchema(SCHEMA);
            config.addDataSourceProperty("ApplicationName", "tollgate");
            config.addDataSourceProperty("connectTimeout", "3");
            config.addDataSourceProperty("socketTimeout", "30");
            config.setConnectionInitSql(COMMITTED_IS_KEPT);
        }
        return config;
    }

    /** Connections that are opened when somebody asks, and closed again when nobody does. */
    private static HikariConfig reading(HikariConfig config, Vendor vendor) {
        config.setPoolName("tollgate-read");
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        if (vendor == Vendor.POSTGRESQL) {
            config.addDataSourceProperty("socketTimeout", String.valueOf(PATIENCE.toSeconds()));
        }
        return config;
    }

    /**
     * Only what is ahead of the tables is run; tables that are ahead of us are another release's.
     */
    private static void migrate(Vendor vendor, HikariDataSource pool) {
        var flyway =
                Flyway.configure()
                        .dataSource(pool)
                        .locations(
                                MIGRATIONS,
                                MIGRATIONS + "-" + vendor.name().toLowerCase(Locale.ROOT))
                        .placeholders(vendor.placeholders())
                        .ignoreMigrationPatterns(new String[0])
                        .table("schema_history");
        if (vendor == Vendor.POSTGRESQL) {
            flyway.schemas(SCHEMA).createSchemas(true);
        }
        flyway.load().migrate();
    }

    public Vendor vendor() {
        return vendor;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * One connection more, for short questions that must be answered however busy all others are:
     * whether a key was revoked. Nothing is written by it.
     */
    public JdbcClient watching() {
        return watching;
    }

    /**
     * Connections for questions that take their time, so that whoever writes does not wait for
     * whoever reads a year's reports. Nothing is written by them, and they see no transaction.
     */
    public JdbcClient reading() {
        return reading;
    }

    /**
     * Runs a statement once for each row of arguments; it is parsed once.
     *
     * @return how many rows of the table each changed
     * @throws IllegalStateException if the driver does not tell, as it then cannot be known which
     *     rows were there before
     */
    public int[] each(String sql, List<List<@Nullable Object>> rows) {
        int[] changed = batches.batchUpdate(sql, new RowSetter(rows));
        for (int count : changed) {
            if (count < 0) {
                throw new IllegalStateException(
                        "The database's driver does not tell how many rows it changed: take"
                                + " reWriteBatchedInserts out of tollgate.store.url");
            }
        }
        return changed;
    }

    /** Runs this in one transaction: all of it, or nothing if it throws. */
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    /** Runs this in one transaction: all of it, or nothing if it throws. */
    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** Runs this once the current transaction is committed; not if it fails. */
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    /** The number of a change that the current transaction makes to a policy. */
    public long nextChange() {
        return jdbc.sql("update policy_sequence set value = value + 1 returning value")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        watch.close();
        read.close();
        pool.close();
    }
}
