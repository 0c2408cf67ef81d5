package io.tollgate.app.admin.directory;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.directory.Wishes;
import io.tollgate.policies.tenant.OrgUnit;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the admin API takes and gives, for programs that compare both: checked as the API checks it,
 * with everything said that holds where nothing is said.
 */
public final class PolicyWords {

    private final JsonMapper json =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * A tenant, team or project.
     *
     * @param path of it
     * @param wish as the API takes it
     * @throws io.tollgate.app.admin.wire.Problem if a value is not what it should be
     * @throws io.tollgate.policies.store.directory.DirectoryException if it could not be declared
     * @throws tools.jackson.core.JacksonException if it is no such thing
     */
    public ObjectNode unit(String path, JsonNode wish) {
        OrgUnit unit = json.treeToValue(wish, UnitWish.class).at(path);
        Wishes.check(unit);
        return json.valueToTree(UnitView.of(unit));
    }

    /** A quota; throws as {@link #unit} does. */
    public ObjectNode quota(String id, JsonNode wish) {
        Quota quota = json.treeToValue(wish, QuotaView.class).quota(id);
        Wishes.check(quota);
        return json.valueToTree(QuotaView.of(quota));
    }

    /** A budget without how it stands; throws as {@link #unit} does. */
    public ObjectNode budget(String id, JsonNode wish) {
        Budget budget = json.treeToValue(wish, BudgetView.class).budget(id);
        Wishes.check(budget);
        ObjectNode body = json.valueToTree(BudgetView.of(budget, null));
        body.remove("current");
        return body;
    }
}
