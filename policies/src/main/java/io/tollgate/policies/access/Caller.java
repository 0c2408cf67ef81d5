package io.tollgate.policies.access;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.quota.Quota;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, with everything that holds for them. Made when the snapshot is, so that a request
 * only looks it up.
 *
 * @param tenant its path
 * @param team its path, {@code acme/search}
 * @param project its path, null if the key belongs to the team itself
 * @param key the key's public id; {@code user:corp:8f14e4} for somebody who came with a token of an
 *     identity provider; empty where access is open
 * @param label what people call the key, or the user
 * @param owner who answers for it, null if nobody is named
 * @param tags of the key
 * @param costCentre of the key, else of its project, team or tenant; null if none of them has one
 * @param rights what key, project, team and tenant allow, each by itself
 * @param quotas that hold for it, on all levels
 * @param budgets that pay for it, on all levels
 */
public record Caller(
        String tenant,
        String team,
        @Nullable String project,
        String key,
        String label,
        @Nullable String owner,
        Map<String, String> tags,
        @Nullable String costCentre,
        KeySettings settings,
        List<Rights> rights,
        List<Quota> quotas,
        List<Budget> budgets) {

    public Caller {
        tags = Map.copyOf(tags);
        rights = List.copyOf(rights);
        quotas = List.copyOf(quotas);
        budgets = List.copyOf(budgets);
    }

    private static final String USER = "user:";

    /** How the calls of a user are told apart, beside those of keys. */
    public static String keyOf(String user) {
        return USER + user;
    }

    /** Whether a user came, and not a key. */
    boolean isUser() {
        return key.startsWith(USER);
    }

    /** Whether every level allows the model. */
    public boolean mayUseModel(String model) {
        return rights.stream().allMatch(right -> right.allowsModel(model));
    }

    /** Whether every level allows the endpoint, {@code /v1/messages}. */
    public boolean mayCall(String endpoint) {
        return rights.stream().allMatch(right -> right.allowsEndpoint(endpoint));
    }

    /** Whether some budget must not be overdrawn, so that costs are held before they arise. */
    public boolean hasHardBudget() {
        return budgets.stream().anyMatch(Budget::hard);
    }
}
