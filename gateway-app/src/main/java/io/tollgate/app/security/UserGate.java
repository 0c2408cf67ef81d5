package io.tollgate.app.security;

import io.tollgate.app.oidc.IdentityProviders;
import io.tollgate.app.oidc.Plane;
import io.tollgate.app.oidc.TokenRefused;
import io.tollgate.app.oidc.VerifiedToken;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.policies.access.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out whose a token is that comes in the place of a key, and which team pays. */
@Component
class UserGate {

    private static final Logger log = LoggerFactory.getLogger(UserGate.class);

    private static final String TEAM = "x-tollgate-team";

    /** How every JSON object with a quoted name begins in Base64. */
    private static final String JSON_OBJECT = "eyJ";

    private final IdentityProviders providers;

    UserGate(IdentityProviders providers) {
        this.providers = providers;
    }

    /** Whether somebody meant it to be a token; where none is taken, it is not. */
    boolean isToken(@Nullable String text) {
        return text != null && text.startsWith(JSON_OBJECT) && !providers.isEmpty();
    }

    /** The user; fails with {@link GatewayException}. */
    Mono<User> user(String token, ServerHttpRequest request) {
        String wanted = request.getHeaders().getFirst(TEAM);
        return providers
                .tokens()
                .verify(token, Plane.GATEWAY)
                .map(verified -> user(verified, wanted))
                .onErrorMap(TokenRefused.class, UserGate::refusal);
    }

    private static User user(VerifiedToken token, @Nullable String wanted) {
        return new User(token.id(), token.name(), unit(token, wanted));
    }

    private static String unit(VerifiedToken token, @Nullable String wanted) {
        List<String> teams = token.teams();
        if (wanted != null) {
            return own(token, wanted);
        }
        if (teams.size() > 1) {
            throw new GatewayException(
                    Kind.PERMISSION,
                    "You work in several teams; say which one pays, with the header "
                            + TEAM
                            + ": one of "
                            + String.join(", ", teams)
                            + ".");
        }
        String tenant = token.tenant();
        return teams.isEmpty() && tenant != null ? tenant : teams.getFirst();
    }

    /** The team that was asked for, or a project of it, if it is theirs. */
    private static String own(VerifiedToken token, String wanted) {
        for (String team : token.teams()) {
            if (wanted.equals(team) || wanted.startsWith(team + "/")) {
                return wanted;
            }
        }
        throw new GatewayException(
                Kind.PERMISSION, "The team that " + TEAM + " names is none of yours.");
    }

    private static GatewayException refusal(TokenRefused refused) {
        log.debug("A token was refused: {} {}", refused.reason(), refused.detail());
        Kind kind =
                switch (refused.reason()) {
                    case NO_KEYS -> Kind.OVERLOADED;
                    case UNMAPPED -> Kind.PERMISSION;
                    default -> Kind.AUTHENTICATION;
                };
        return new GatewayException(kind, String.valueOf(refused.getMessage()));
    }
}
