package io.tollgate.policies.admin;

/** Something that an administrator may do. */
public enum Permission {
    UNITS_READ("units.read"),
    UNITS_WRITE("units.write"),
    KEYS_READ("keys.read"),
    KEYS_WRITE("keys.write"),
    QUOTAS_READ("quotas.read"),
    QUOTAS_WRITE("quotas.write"),
    BUDGETS_READ("budgets.read"),
    BUDGETS_WRITE("budgets.write"),
    PRICES_READ("prices.read"),
    PRICES_WRITE("prices.write"),
    MODELS_READ("models.read"),
    PROVIDERS_READ("providers.read"),
    PROVIDERS_WRITE("providers.write"),
    EXPERIMENTS_READ("experiments.read"),
    REQUESTS_READ("requests.read"),
    REPORTS_READ("reports.read"),
    /** Closing months, sharing costs, importing invoices. */
    REPORTS_WRITE("reports.write"),
    ALERTS_READ("alerts.read"),
    AUDIT_READ("audit.read"),
    EXPLAIN("explain"),
    /** Of the UI alone: the calls themselves need a key. */
    PLAYGROUND("playground"),
    LEDGER_VERIFY("ledger.verify"),
    SETTINGS_READ("settings.read"),
    ADMINS_READ("admins.read"),
    ADMINS_WRITE("admins.write");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** As the admin API names it. */
    public String word() {
        return word;
    }
}
