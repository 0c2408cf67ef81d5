package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.QueuePolicy;
import io.tollgate.filters.upstream.Shadowing;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Destinations;
import io.tollgate.filters.upstream.choice.Roster;
import io.tollgate.filters.upstream.health.Health;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One snapshot's models with their targets, ready to be asked. */
final class Traffic {

    private final Upstreams upstreams;
    private final Health health;
    private final Map<ModelPattern, ModelTraffic> models = new ConcurrentHashMap<>();
    private final Set<String> targetNames = ConcurrentHashMap.newKeySet();

    Traffic(Upstreams upstreams, Health health) {
        this.upstreams = upstreams;
        this.health = health;
        for (DeclaredModel model : upstreams.models()) {
            if (model.serving() instanceof TargetPlan plan) {
                models.put(model.pattern(), traffic(model, plan));
            }
        }
    }

    Upstreams upstreams() {
        return upstreams;
    }

    /** The declared model that a name means, null if none does. */
    @Nullable DeclaredModel find(String name) {
        for (DeclaredModel model : upstreams.models()) {
            if (model.pattern().matches(name)) {
                return model;
            }
        }
        return null;
    }

    /** The model that is declared by exactly this name or glob, null if there is none. */
    @Nullable DeclaredModel declared(ModelPattern pattern) {
        for (DeclaredModel model : upstreams.models()) {
            if (model.pattern().equals(pattern)) {
                return model;
            }
        }
        return null;
    }

    /** What serves a model that has targets; a route's own is made at its first request. */
    ModelTraffic of(DeclaredModel model, TargetPlan plan) {
        ModelTraffic known = models.get(model.pattern());
        return known == null
                ? models.computeIfAbsent(model.pattern(), _ -> traffic(model, plan))
                : known;
    }

    private ModelTraffic traffic(DeclaredModel model, TargetPlan plan) {
        String name = model.pattern().toString();
        Destinations destinations =
                new Destinations(
                        roster(plan.targets(), name, plan.strategy(), plan.affinity()),
                        inOrder(plan.fallbacks().onFailure(), name),
                        inOrder(plan.fallbacks().onContextTooLong(), name),
                        inOrder(plan.fallbacks().onContentPolicy(), name),
                        plan.conduct().retry(),
                        plan.queue() != null);
        Shadowing shadowing = plan.shadowing();
        return new ModelTraffic(
                model,
                plan,
                destinations,
                room(plan.queue(), destinations),
                shadowing == null ? null : shadow(shadowing, name));
    }

    private static @Nullable WaitingRoom room(
            @Nullable QueuePolicy queue, Destinations destinations) {
        if (queue == null) {
            return null;
        }
        WaitingRoom room = new WaitingRoom(queue);
        destinations.targets().candidates().forEach(c -> c.health().whenRoom(room));
        destinations.onFailure().candidates().forEach(c -> c.health().whenRoom(room));
        return room;
    }

    private Shadow shadow(Shadowing shadowing, String name) {
        return new Shadow(shadowing, candidate(shadowing.target(), name));
    }

    private Roster inOrder(List<Target> targets, String name) {
        return roster(targets, name, Strategy.IN_ORDER, null);
    }

    private Roster roster(
            List<Target> targets, String name, Strategy strategy, @Nullable Affinity affinity) {
        List<Candidate> candidates =
                targets.stream().map(target -> candidate(target, name)).toList();
        return new Roster(candidates, strategy, affinity);
    }

    /** A target that has the client's own name goes by the model's, of which there are few. */
    private Candidate candidate(Target target, String name) {
        Provider provider = provider(target.provider());
        Integer most = target.maxConcurrent();
        var fares =
                health.of(
                        target.provider(),
                        target.modelFor(name),
                        upstreams.health(),
                        most == null ? provider.pool().maxConnections() : most);
        targetNames.add(fares.name());
        return new Candidate(target, provider, fares);
    }

    private Provider provider(String name) {
        Provider provider = upstreams.providers().get(name);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "Dispatch names the provider '"
                            + name
                            + "', which is not declared; declared are "
                            + upstreams.providers().keySet());
        }
        return provider;
    }

    /** Those of the targets that calls may wait for stop waking them; the snapshot is replaced. */
    void close() {
        for (ModelTraffic traffic : models.values()) {
            WaitingRoom room = traffic.room();
            if (room != null) {
                health.all().forEach(target -> target.forget(room));
            }
        }
    }

    /** Calls that wait for a place. */
    int waiting() {
        return models.values().stream()
                .map(ModelTraffic::room)
                .filter(Objects::nonNull)
                .mapToInt(WaitingRoom::waiting)
                .sum();
    }

    Set<String> targetNames() {
        return targetNames;
    }
}
