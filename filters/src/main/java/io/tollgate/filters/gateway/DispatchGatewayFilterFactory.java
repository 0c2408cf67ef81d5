package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.Upstreams;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code Dispatch=openai,gpt-4.1}, or several weighted targets under {@code args.targets}: sends
 * the request to one of them.
 */
public final class DispatchGatewayFilterFactory
        extends AbstractGatewayFilterFactory<DispatchGatewayFilterFactory.Config> {

    /**
     * The filter's arguments.
     *
     * @param targets at least one
     * @param fidelity absent: lenient
     */
    public record Config(List<TargetArgs> targets, @Nullable Fidelity fidelity) {}

    /**
     * A target.
     *
     * @param provider a declared provider's name
     * @param model as the provider calls it; absent: as the client does
     * @param weight absent: 1
     * @param maxOutputTokens absent: from the catalogue
     * @param reasoning absent: by the model's name
     */
    public record TargetArgs(
            String provider,
            @Nullable String model,
            @Nullable Integer weight,
            @Nullable Integer maxOutputTokens,
            @Nullable Boolean reasoning) {

        Target toTarget() {
            return new Target(
                    provider, model, weight == null ? 1 : weight, maxOutputTokens, reasoning);
        }
    }

    private final Supplier<Upstreams> upstreams;
    private final OutputLimits limits;
    private final UpstreamUrl urls = new UpstreamUrl();

    public DispatchGatewayFilterFactory(Supplier<Upstreams> upstreams, OutputLimits limits) {
        super(Config.class);
        this.upstreams = upstreams;
        this.limits = limits;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("targets[0].provider", "targets[0].model");
    }

    @Override
    public GatewayFilter apply(Config config) {
        Upstreams snapshot = upstreams.get();
        List<Target> targets = config.targets().stream().map(TargetArgs::toTarget).toList();
        for (Target target : targets) {
            Provider provider = snapshot.providers().get(target.provider());
            if (provider == null) {
                throw new IllegalArgumentException(
                        "Dispatch names the provider '"
                                + target.provider()
                                + "', which is not declared; declared are "
                                + snapshot.providers().keySet());
            }
        }
        return new OrderedGatewayFilter(
                new DispatchFilter(
                        targets,
                        snapshot.providers(),
                        limits,
                        urls,
                        new FidelityGate(config.fidelity() == Fidelity.STRICT)),
                Station.DISPATCH.order());
    }
}
