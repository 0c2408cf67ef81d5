package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.budget.BudgetGate;
import io.tollgate.policies.lifecycle.LifecycleBook;
import io.tollgate.policies.usage.CallJournal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code Dispatch=openai,gpt-4.1} sends the requests of a route to a target; with {@code
 * args.model} they go where that declared model goes.
 */
public final class DispatchGatewayFilterFactory
        extends AbstractGatewayFilterFactory<DispatchGatewayFilterFactory.Config> {

    /**
     * The filter's arguments: a provider, or a model.
     *
     * @param provider a declared provider's name
     * @param target the model as that provider calls it; absent: as the client does
     * @param model a declared model's name or glob
     */
    public record Config(
            @Nullable String provider, @Nullable String target, @Nullable String model) {}

    private final TrafficControl control;
    private final Questions questions;
    private final Attempts attempts;
    private final ShadowCalls shadows;
    private final Payments payments;
    private final BudgetGate budgets;
    private final Experiments experiments;
    private final Clock clock;
    private final DeprecationHeaders deprecation;

    public DispatchGatewayFilterFactory(
            TrafficControl control,
            ClientDialects dialects,
            OutputLimits limits,
            CallJournal journal,
            Accounts accounts,
            Experiments experiments,
            Clock clock,
            LifecycleBook lifecycles) {
        super(Config.class);
        this.control = control;
        this.questions = new Questions(dialects);
        this.attempts = new Attempts(limits);
        this.shadows = new ShadowCalls(attempts, journal);
        this.payments = new Payments(accounts, dialects, limits);
        this.budgets = accounts.budgets();
        this.experiments = experiments;
        this.clock = clock;
        this.deprecation = new DeprecationHeaders(lifecycles);
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("provider", "target");
    }

    @Override
    public GatewayFilter apply(Config config) {
        Traffic traffic = control.current();
        DeclaredModel model = model(config, traffic);
        if (model.serving() instanceof TargetPlan plan) {
            traffic.of(model, plan);
        }
        return new OrderedGatewayFilter(
                new DispatchFilter(
                        model,
                        new Selector(traffic, experiments, budgets, clock),
                        questions,
                        attempts,
                        shadows,
                        payments,
                        deprecation),
                Station.DISPATCH.order());
    }

    private static DeclaredModel model(Config config, Traffic traffic) {
        if (config.provider() != null) {
            String target = config.target() == null ? "as asked" : config.target();
            return new DeclaredModel(
                    new ModelPattern("Dispatch=" + config.provider() + ", " + target),
                    List.of(new Target(config.provider(), config.target(), 1)));
        }
        if (config.model() == null) {
            throw new IllegalArgumentException("Dispatch names neither a provider nor a model");
        }
        DeclaredModel model = traffic.declared(new ModelPattern(config.model()));
        if (model == null) {
            throw new IllegalArgumentException(
                    "Dispatch names the model '" + config.model() + "', which is not declared");
        }
        return model;
    }
}
