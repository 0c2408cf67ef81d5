package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.ModelPattern;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.cloud.gateway.handler.predicate.AbstractRoutePredicateFactory;
import org.springframework.cloud.gateway.handler.predicate.GatewayPredicate;
import org.springframework.web.server.ServerWebExchange;

/**
 * {@code Model=gpt-4.1,claude-*}: matches the model that the request's body names. Requests to
 * paths that are no face of a client dialect never match.
 */
public final class ModelRoutePredicateFactory
        extends AbstractRoutePredicateFactory<ModelRoutePredicateFactory.Config> {

    /**
     * The predicate's arguments.
     *
     * @param patterns names or globs, any of which may match
     */
    public record Config(List<String> patterns) {}

    public ModelRoutePredicateFactory() {
        super(Config.class);
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("patterns");
    }

    @Override
    public ShortcutType shortcutType() {
        return ShortcutType.GATHER_LIST;
    }

    @Override
    public Predicate<ServerWebExchange> apply(Config config) {
        return new ModelPredicate(config.patterns().stream().map(ModelPattern::new).toList());
    }

    private record ModelPredicate(List<ModelPattern> patterns) implements GatewayPredicate {

        @Override
        public boolean test(ServerWebExchange exchange) {
            ChatExchange chat = ChatExchange.find(exchange);
            return chat != null && matches(chat.model());
        }

        private boolean matches(String model) {
            for (ModelPattern pattern : patterns) {
                if (pattern.matches(model)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "Model: " + patterns;
        }
    }
}
