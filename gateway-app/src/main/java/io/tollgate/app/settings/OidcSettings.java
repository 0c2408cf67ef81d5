package io.tollgate.app.settings;

import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.admin.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identity providers whose tokens are taken, by name. */
public record OidcSettings(Map<String, Issuer> issuers) {

    public OidcSettings {
        issuers = Map.copyOf(issuers);
    }

    /**
     * An identity provider.
     *
     * @param id its name in the settings, and in the names of its users
     * @param issuer the {@code iss} of its tokens
     * @param name for people
     * @param jwksUri null: found by discovery
     * @param algorithms that its tokens may be signed with
     * @param types that its tokens may have, in small letters; {@link #ABSENT} for none
     * @param maxStaleness how long its keys are believed while it is away
     * @param tenants what its tenant claim's values stand for, null if its users have no tenant
     * @param teams null if its users have no teams
     * @param roles null if its users have no roles
     * @param userClaim that names its users for people
     * @param client null if nobody logs in there
     */
    public record Issuer(
            String id,
            String issuer,
            String name,
            @Nullable URI jwksUri,
            Audiences audiences,
            Set<String> algorithms,
            Set<String> types,
            Duration skew,
            Duration maxStaleness,
            @Nullable Tenants tenants,
            @Nullable ClaimMap<String> teams,
            @Nullable ClaimMap<RoleAt> roles,
            String userClaim,
            @Nullable Client client) {

        /** The type of tokens that have none. */
        public static final String ABSENT = "absent";

        public Issuer {
            algorithms = Set.copyOf(algorithms);
            types = Set.copyOf(types);
        }
    }

    /** The {@code aud} that tokens must have, by what they are for. */
    public record Audiences(Set<String> gateway, Set<String> admin) {

        public Audiences {
            gateway = Set.copyOf(gateway);
            admin = Set.copyOf(admin);
        }
    }

    /** Which tenants' users a provider has. */
    public sealed interface Tenants {

        /** One tenant's. */
        record Fixed(String tenant) implements Tenants {}

        /** Those of several, told apart by a claim. */
        record Told(ClaimMap<String> by) implements Tenants {}

        /** All that it can yield. */
        default Set<String> all() {
            return switch (this) {
                case Fixed(String tenant) -> Set.of(tenant);
                case Told(ClaimMap<String> by) -> Set.copyOf(by.values().values());
            };
        }
    }

    /**
     * What a claim's values stand for.
     *
     * @param claim its name, or the way to it with dots
     * @param values what is not among them stands for nothing
     */
    public record ClaimMap<T>(String claim, Map<String, T> values) {

        public ClaimMap {
            values = Map.copyOf(values);
        }
    }

    /**
     * A role, and where it is held.
     *
     * @param everywhere whether it holds for all tenants together
     * @param unit the unit that it is held in; null, if not everywhere: the user's own tenant or
     *     teams
     */
    public record RoleAt(Role role, boolean everywhere, @Nullable String unit) {}

    /**
     * The gateway as a client of a provider.
     *
     * @param secret null for a public client
     */
    public record Client(String id, @Nullable Secret secret, List<String> scopes) {

        public Client {
            scopes = List.copyOf(scopes);
        }
    }
}
