package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import io.tollgate.app.settings.OidcSettings.ClaimMap;
import io.tollgate.app.settings.OidcSettings.Issuer;
import io.tollgate.app.settings.OidcSettings.RoleAt;
import io.tollgate.app.settings.OidcSettings.Tenants;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.tenant.OrgUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a user stand for here. What the settings do not name stands for nothing. */
record Entitlement(@Nullable String tenant, List<String> teams, List<Grant> grants) {

    /**
     * @throws TokenRefused if that is not enough to be there
     */
    static Entitlement of(Issuer issuer, Claims claims, Plane plane) {
        String tenant = tenant(issuer.tenants(), claims);
        List<String> teams = teams(issuer.teams(), claims, tenant);
        return switch (plane) {
            case GATEWAY -> new Entitlement(belonging(issuer, tenant, teams), teams, List.of());
            case ADMIN -> {
                List<Grant> grants = grants(issuer.roles(), claims, tenant, teams);
                if (grants.isEmpty()) {
                    throw new TokenRefused(Reason.UNMAPPED, "no role");
                }
                yield new Entitlement(tenant, teams, grants);
            }
        };
    }

    private static String belonging(Issuer issuer, @Nullable String tenant, List<String> teams) {
        if (tenant == null) {
            throw new TokenRefused(Reason.UNMAPPED, "no tenant");
        }
        if (issuer.teams() != null && teams.isEmpty()) {
            throw new TokenRefused(Reason.UNMAPPED, "no team");
        }
        return tenant;
    }

    private static @Nullable String tenant(@Nullable Tenants tenants, Claims claims) {
        return switch (tenants) {
            case null -> null;
            case Tenants.Fixed(String tenant) -> tenant;
            case Tenants.Told(ClaimMap<String> by) -> only(mapped(by, claims));
        };
    }

    private static @Nullable String only(List<String> tenants) {
        if (tenants.size() > 1) {
            throw new TokenRefused(Reason.UNMAPPED, "several tenants");
        }
        return tenants.isEmpty() ? null : tenants.getFirst();
    }

    private static List<String> teams(
            @Nullable ClaimMap<String> by, Claims claims, @Nullable String tenant) {
        return by == null
                ? List.of()
                : mapped(by, claims).stream()
                        .filter(team -> OrgUnit.tenant(team).equals(tenant))
                        .sorted()
                        .toList();
    }

    private static List<Grant> grants(
            @Nullable ClaimMap<RoleAt> by,
            Claims claims,
            @Nullable String tenant,
            List<String> teams) {
        return by == null
                ? List.of()
                : mapped(by, claims).stream()
                        .flatMap(role -> grants(role, tenant, teams))
                        .distinct()
                        .toList();
    }

    private static Stream<Grant> grants(RoleAt held, @Nullable String tenant, List<String> teams) {
        if (held.everywhere()) {
            return Stream.of(new Grant(held.role(), null));
        }
        String unit = held.unit();
        if (unit != null) {
            return OrgUnit.tenant(unit).equals(tenant)
                    ? Stream.of(new Grant(held.role(), unit))
                    : Stream.of();
        }
        return Stream.concat(Stream.ofNullable(tenant), teams.stream())
                .filter(held.role()::fits)
                .map(own -> new Grant(held.role(), own));
    }

    private static <T> List<T> mapped(ClaimMap<T> by, Claims claims) {
        return claims.texts(by.claim()).stream()
                .map(by.values()::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
