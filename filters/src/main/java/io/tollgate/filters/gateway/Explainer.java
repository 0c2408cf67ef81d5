package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Destinations;
import io.tollgate.filters.upstream.choice.Question;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.filters.upstream.health.Unavailable;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.price.Quote;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Says what would become of a request, and asks nobody. */
public final class Explainer {

    private final ClientDialects dialects;
    private final TrafficControl control;
    private final Set<String> watchedMembers;
    private final Accounts accounts;
    private final Experiments experiments;
    private final OutputLimits limits;
    private final Attempts attempts;
    private final Questions questions;

    /**
     * @param watchedMembers request members that the dialects want located
     */
    public Explainer(
            ClientDialects dialects,
            TrafficControl control,
            Set<String> watchedMembers,
            Accounts accounts,
            Experiments experiments,
            OutputLimits limits) {
        this.dialects = dialects;
        this.control = control;
        this.watchedMembers = watchedMembers;
        this.accounts = accounts;
        this.experiments = experiments;
        this.limits = limits;
        this.attempts = new Attempts(limits);
        this.questions = new Questions(dialects);
    }

    /**
     * What would become of it.
     *
     * @param caller who would ask
     * @param path at which it would be asked
     * @throws GatewayException if it would be refused
     */
    public Explanation explain(Caller caller, String path, HttpHeaders headers, byte[] body) {
        ClientCall call = call(path, body);
        Traffic traffic = control.current();
        ChatExchange chat = ChatExchange.of(call);
        chat.admitted(new Admission(caller, null));
        DeclaredModel model = find(traffic, chat);
        Selection selection =
                new Selector(traffic, experiments, accounts.budgets(), Clock.systemUTC())
                        .select(model, chat, headers);
        List<Explanation.OfTarget> targets = targets(caller, call, selection, headers);
        return new Explanation(
                call.model(),
                model.pattern().toString(),
                selection.steps(),
                selection.traffic().model().pattern().toString(),
                call.roughInputTokens(),
                targets,
                targets.stream()
                        .map(Explanation.OfTarget::mostCost)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private ClientCall call(String path, byte[] body) {
        Face face = dialects.face(path);
        if (face == null) {
            throw new GatewayException(Kind.NOT_FOUND, "There is no endpoint " + path + " here.");
        }
        try {
            return ClientCall.of(face, path, body, watchedMembers, Stamps.next());
        } catch (MalformedInput e) {
            throw new GatewayException(Kind.INVALID_REQUEST, e.getMessage());
        }
    }

    private DeclaredModel find(Traffic traffic, ChatExchange chat) {
        for (String name : dialects.spellings(chat.call().face(), chat.call().model())) {
            DeclaredModel model = traffic.find(name);
            if (model != null) {
                chat.model(name);
                return model;
            }
        }
        throw new GatewayException(
                Kind.MODEL_NOT_FOUND,
                "The model '" + chat.call().model() + "' is not served here.");
    }

    private List<Explanation.OfTarget> targets(
            Caller caller, ClientCall call, Selection selection, HttpHeaders headers) {
        Destinations destinations = selection.traffic().destinations();
        Question question = questions.of(call, headers, selection.traffic().plan().affinity());
        List<Explanation.OfTarget> targets = new ArrayList<>();
        destinations
                .targets()
                .order(question, ThreadLocalRandom.current())
                .forEach(c -> targets.add(target(caller, call, selection, c, "target")));
        destinations
                .onFailure()
                .candidates()
                .forEach(c -> targets.add(target(caller, call, selection, c, "fallback")));
        destinations
                .onContextTooLong()
                .candidates()
                .forEach(c -> targets.add(target(caller, call, selection, c, "context-too-long")));
        destinations
                .onContentPolicy()
                .candidates()
                .forEach(c -> targets.add(target(caller, call, selection, c, "content-policy")));
        return targets;
    }

    private Explanation.OfTarget target(
            Caller caller, ClientCall call, Selection selection, Candidate candidate, String role) {
        Target target = candidate.target();
        String model = target.modelFor(selection.model());
        ProviderDialect dialect = candidate.provider().dialectFor(call.face());
        Saying saying = saying(call, dialect, target, model);
        Integer longest = longestAnswer(call, target, model);
        Unavailable obstacle = candidate.health().obstacle(candidate.provider().apiKeys());
        return new Explanation.OfTarget(
                target.provider(),
                model,
                role,
                target.priority(),
                target.weight(),
                candidate.health().breakerState().name().toLowerCase(Locale.ROOT),
                candidate.health().outstanding(),
                candidate.health().streams().average() / 1e9,
                obstacle == null ? null : words(obstacle),
                saying.translation(),
                saying.dropped(),
                saying.refusal(),
                longest,
                cost(
                        accounts.quote(caller, target.provider(), dialect.name(), model),
                        call,
                        longest));
    }

    /** How the request would be said to a target. */
    private record Saying(
            @Nullable String translation, List<String> dropped, @Nullable String refusal) {}

    private Saying saying(ClientCall call, ProviderDialect dialect, Target target, String model) {
        try {
            Translation translation = attempts.translation(call, dialect, target, model);
            String between =
                    translation.sameDialect()
                            ? "none"
                            : call.face().dialect() + "->" + dialect.name();
            return new Saying(between, List.copyOf(translation.losses().fields()), null);
        } catch (GatewayException | MalformedInput e) {
            return new Saying(null, List.of(), e.getMessage());
        }
    }

    private @Nullable Integer longestAnswer(ClientCall call, Target target, String model) {
        ChatRequest conversation = call.conversation();
        Integer wanted = conversation == null ? null : conversation.sampling().maxTokens();
        if (wanted != null) {
            return wanted;
        }
        return target.maxOutputTokens() == null ? limits.of(model) : target.maxOutputTokens();
    }

    private static @Nullable BigDecimal cost(
            @Nullable Quote quote, ClientCall call, @Nullable Integer longest) {
        return quote == null || longest == null
                ? null
                : quote.most(call.roughInputTokens(), longest).amount();
    }

    private static String words(Unavailable obstacle) {
        String reason = obstacle.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return obstacle.pause().isPositive()
                ? reason + " for at most " + obstacle.pause().toMillis() + " ms"
                : reason;
    }
}
