package io.tollgate.app.settings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of the settings. The reader, its complaints and {@code docs/configuration.md} all go by the
 * lists of them.
 *
 * @param section where it stands, one of {@link Sections}
 * @param text as it is written
 * @param type in words
 * @param defaultValue as it would be written; null: none
 * @param meaning in Markdown
 */
record Key(
        String section, String text, String type, @Nullable String defaultValue, String meaning) {

    /** Every key, in the order in which they are explained. */
    static Stream<Key> all() {
        return Stream.of(
                        RootKeys.ALL,
                        StoreKeys.ALL,
                        NetworkKeys.ALL,
                        AdminKeys.ALL,
                        OidcKeys.ALL,
                        TelemetryKeys.ALL,
                        ReportKeys.ALL,
                        DeclarationKeys.ALL,
                        ProviderKeys.ALL,
                        DiscoverKeys.ALL,
                        OutboundKeys.ALL,
                        ModelKeys.ALL,
                        LifecycleKeys.ALL,
                        TargetKeys.ALL,
                        ConductKeys.ALL,
                        RuleKeys.ALL,
                        ExperimentKeys.ALL)
                .flatMap(List::stream);
    }

    /** What may stand in a section. */
    static List<String> in(String section) {
        return all().filter(key -> isIn(key, section)).map(Key::text).toList();
    }

    /** A model may say itself what all have by default. */
    private static boolean isIn(Key key, String section) {
        return key.section.equals(section)
                || (section.equals(Sections.MODEL) && key.section.equals(Sections.CONDUCT))
                || (section.equals(Sections.SHADOW) && key.section.equals(Sections.TARGET));
    }

    /** Where keys stand; {@code <name>} is the user's to choose. */
    static final class Sections {
        static final String ROOT = "tollgate";
        static final String LIMITS = "tollgate.limits";
        static final String HEALTH = "tollgate.health";
        static final String STORE = "tollgate.store";
        static final String REDIS = "tollgate.redis";
        static final String LEDGER = "tollgate.ledger";
        static final String ALERTS = "tollgate.alerts";
        static final String TLS = "tollgate.tls";
        static final String OUTBOUND = "tollgate.outbound";
        static final String ADMIN = "tollgate.admin";
        static final String OIDC = "tollgate.oidc";
        static final String ISSUER = "tollgate.oidc.issuers.<name>";
        static final String AUDIENCES = "tollgate.oidc.issuers.<name>.audiences";
        static final String TENANT_MAP = "tollgate.oidc.issuers.<name>.tenant";
        static final String TEAMS_MAP = "tollgate.oidc.issuers.<name>.teams";
        static final String ROLES_MAP = "tollgate.oidc.issuers.<name>.roles";
        static final String USER = "tollgate.oidc.issuers.<name>.user";
        static final String CLIENT = "tollgate.oidc.issuers.<name>.client";
        static final String TELEMETRY = "tollgate.telemetry";
        static final String TRACES = "tollgate.telemetry.traces";
        static final String REPORTS = "tollgate.reports";
        static final String DELIVERY = "tollgate.reports.deliveries.<name>";
        static final String DECLARATIONS = "tollgate.declarations";
        static final String PROVIDER = "tollgate.providers.<name>";
        static final String DISCOVER = "tollgate.providers.<name>.discover";
        static final String TIMEOUTS = "tollgate.providers.<name>.timeouts";
        static final String POOL = "tollgate.providers.<name>.pool";
        static final String PROXY = "tollgate.providers.<name>.proxy, tollgate.outbound.proxy";
        static final String MODEL = "tollgate.models.<name>";
        static final String AFFINITY = "tollgate.models.<name>.affinity";
        static final String HEDGE = "tollgate.models.<name>.hedge";
        static final String QUEUE = "tollgate.models.<name>.queue";
        static final String SHADOW = "tollgate.models.<name>.shadow, and as for targets";
        static final String TARGET =
                "tollgate.models.<name>.targets[], fallbacks[], on-context-too-long[],"
                        + " on-content-policy[]";
        static final String PRICE = "tollgate.models.<name>.targets[].price";
        static final String CONDUCT = "tollgate.defaults, and tollgate.models.<name>";
        static final String RETRY = "….retry";
        static final String DEADLINES = "….deadlines";
        static final String HOLD = "….hold";
        static final String RULE = "tollgate.models.<name>.rules[]";
        static final String WHEN = "tollgate.models.<name>.rules[].when";
        static final String TIME = "tollgate.models.<name>.rules[].when.time";
        static final String EXPERIMENT = "tollgate.experiments.<name>";
        static final String VARIANT = "tollgate.experiments.<name>.variants.<name>";
        static final String STEP = "tollgate.experiments.<name>.variants.<name>.schedule[]";
        static final String GUARD = "tollgate.experiments.<name>.guard";

        private Sections() {}
    }
}
