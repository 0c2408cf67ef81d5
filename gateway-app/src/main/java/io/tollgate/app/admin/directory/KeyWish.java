package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as it shall be.
 *
 * @param unit of one that is there it may be left out, and cannot be changed
 */
record KeyWish(
        @Nullable String unit,
        @Nullable Boolean serviceAccount,
        @Nullable String owner,
        @Nullable String label,
        @Nullable Map<String, String> tags,
        @Nullable String costCentre,
        @Nullable Instant expires,
        @Nullable RightsView rights,
        @Nullable Conduct settings) {

    /** How its calls shall be treated. */
    record Conduct(
            @Nullable Boolean strict,
            @Nullable Boolean logContent,
            @Nullable Map<String, String> metadata) {}

    /** The key that they want and may have there. */
    ApiKey by(Administrator admin) {
        String path = Wanted.present(unit, "/unit");
        if (admin.may(Permission.KEYS_WRITE, path)) {
            return key(path, owner, conduct(admin, path, null));
        }
        if (!admin.mayOwn(Permission.KEYS_WRITE, path)) {
            throw Problem.missing("team or project", path);
        }
        requireModesty(admin);
        return key(path, admin.owner(), conduct(admin, path, null));
    }

    /** The key that they want in the place of one that is there. */
    ApiKey inPlaceOf(ApiKey before, Administrator admin) {
        if (unit != null && !unit.equals(before.unit())) {
            throw Problem.invalid("/unit", "cannot be changed; issue another key there");
        }
        if (serviceAccount != null && serviceAccount != before.serviceAccount()) {
            throw Problem.invalid("/serviceAccount", "cannot be changed; issue another key");
        }
        KeySettings conduct = conduct(admin, before.unit(), before.settings());
        ApiKey after =
                admin.may(Permission.KEYS_WRITE, before.unit())
                        ? key(before.unit(), owner, conduct)
                        : modest(admin, before, conduct);
        return after.withId(before.id()).withStatus(before.status());
    }

    /** What a member does not choose stays as it was: to leave it out takes nothing away. */
    private ApiKey modest(Administrator admin, ApiKey before, KeySettings conduct) {
        requireModesty(admin);
        return new KeyWish(
                        null,
                        before.serviceAccount(),
                        null,
                        label,
                        before.tags(),
                        before.costCentre(),
                        expires,
                        rights,
                        null)
                .key(
                        before.unit(),
                        before.owner(),
                        new KeySettings(
                                conduct.strict(),
                                conduct.logContent(),
                                before.settings().metadata()));
    }

    /** Members do not choose who pays, whose a key is, or what is written down of prompts. */
    private void requireModesty(Administrator admin) {
        require(owner == null || owner.equals(admin.owner()), "/owner");
        require(!Boolean.TRUE.equals(serviceAccount), "/serviceAccount");
        require(isEmpty(tags), "/tags");
        require(costCentre == null, "/costCentre");
        require(settings == null || isEmpty(settings.metadata), "/settings/metadata");
    }

    private static boolean isEmpty(@Nullable Map<String, String> map) {
        return map == null || map.isEmpty();
    }

    private static void require(boolean modest, String pointer) {
        if (!modest) {
            throw Problem.forbidden(
                    pointer.substring(1) + " is set by who runs the team, not by its members.");
        }
    }

    private ApiKey key(String path, @Nullable String itsOwner, KeySettings conduct) {
        return new ApiKey(
                "",
                path,
                Boolean.TRUE.equals(serviceAccount),
                itsOwner,
                Wanted.present(label, "/label"),
                tags == null ? Map.of() : tags,
                costCentre,
                Status.ACTIVE,
                expires,
                RightsView.rights(rights),
                conduct,
                List.of());
    }

    /**
     * @param before null for a new key
     */
    private KeySettings conduct(Administrator admin, String path, @Nullable KeySettings before) {
        boolean was = before != null && before.logContent();
        boolean decides = admin.may(Permission.KEYS_WRITE, OrgUnit.tenant(path));
        Boolean wished = settings == null ? null : settings.logContent;
        boolean log = wished == null ? was && !decides : wished;
        if (log != was && !decides) {
            throw Problem.forbidden(
                    "Whether prompts are logged is decided by who runs the tenant.");
        }
        return settings == null
                ? new KeySettings(false, log, Map.of())
                : new KeySettings(
                        Boolean.TRUE.equals(settings.strict),
                        log,
                        settings.metadata == null ? Map.of() : settings.metadata);
    }
}
