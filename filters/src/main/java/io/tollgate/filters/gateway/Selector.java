package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.ByNeed;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Fidelity;
import io.tollgate.filters.upstream.Split;
import io.tollgate.filters.upstream.TargetPlan;
import io.tollgate.filters.upstream.experiment.Assignment;
import io.tollgate.filters.upstream.experiment.Experiment;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.filters.upstream.experiment.Unit;
import io.tollgate.filters.upstream.need.Rule;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetGate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Follows rules and experiments from the model that was asked for to one that has targets. */
final class Selector {

    /** Settings allow no circles; this is for those who build snapshots otherwise. */
    private static final int MOST_STEPS = 8;

    private final Traffic traffic;
    private final Experiments experiments;
    private final BudgetGate budgets;
    private final Clock clock;

    Selector(Traffic traffic, Experiments experiments, BudgetGate budgets, Clock clock) {
        this.traffic = traffic;
        this.experiments = experiments;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Where the call goes.
     *
     * @throws GatewayException if the request cannot be read, or a model is not declared
     */
    Selection select(DeclaredModel asked, ChatExchange chat, HttpHeaders headers) {
        DeclaredModel model = asked;
        String name = chat.model();
        boolean strict = false;
        List<String> steps = new ArrayList<>(0);
        Caller caller = chat.admitted().caller();
        String thrifty = thrifty(caller, steps);
        if (thrifty != null) {
            name = thrifty;
            model = declared(name);
        }
        while (steps.size() < MOST_STEPS) {
            strict = strict || model.fidelity() == Fidelity.STRICT;
            switch (model.serving()) {
                case TargetPlan plan -> {
                    return new Selection(traffic.of(model, plan), name, List.copyOf(steps), strict);
                }
                case ByNeed need -> name = byNeed(name, need, chat, headers, steps);
                case Split(Experiment experiment) ->
                        name = byExperiment(name, experiment, chat, headers, steps);
            }
            model = declared(name);
        }
        throw new GatewayException(Kind.INTERNAL, "The model's rules lead in a circle.");
    }

    /** The cheaper model that a budget which runs low prescribes; null if none does. */
    private @Nullable String thrifty(Caller caller, List<String> steps) {
        for (Budget budget : caller.budgets()) {
            Budget.Thrift thrift = budget.thrift();
            if (thrift != null && budgets.usedPercent(budget) >= thrift.percent()) {
                steps.add("budget " + budget.id() + " -> " + thrift.model());
                return thrift.model();
            }
        }
        return null;
    }

    private String byNeed(
            String name,
            ByNeed byNeed,
            ChatExchange chat,
            HttpHeaders headers,
            List<String> steps) {
        RequestNeed need =
                new RequestNeed(
                        chat.call(), headers, chat.admitted().caller(), budgets, clock.instant());
        try {
            int first = Rule.first(byNeed.rules(), need);
            if (first < 0) {
                throw new GatewayException(
                        Kind.MODEL_NOT_FOUND, "No rule of '" + name + "' is for this request.");
            }
            String next = byNeed.rules().get(first).model();
            steps.add(name + " rule " + (first + 1) + " -> " + next);
            return next;
        } catch (MalformedInput e) {
            throw new GatewayException(Kind.INVALID_REQUEST, e.getMessage());
        }
    }

    private String byExperiment(
            String name,
            Experiment experiment,
            ChatExchange chat,
            HttpHeaders headers,
            List<String> steps) {
        String key = key(experiment.unit(), chat, headers);
        Assignment assignment =
                experiments.run(experiment).assign(key, ThreadLocalRandom.current());
        chat.add(assignment.exposure());
        String next = assignment.variant().model();
        steps.add(
                name + " " + experiment.name() + "=" + assignment.variant().name() + " -> " + next);
        return next;
    }

    private static @Nullable String key(Unit unit, ChatExchange chat, HttpHeaders headers) {
        return switch (unit) {
            case Unit.Header(String header) -> headers.getFirst(header);
            case Unit.EndUser _ -> endUser(chat.call());
            case Unit.ApiKey _ -> {
                String key = chat.admitted().caller().key();
                yield key.isEmpty() ? null : key;
            }
        };
    }

    private static @Nullable String endUser(ClientCall call) {
        try {
            ChatRequest conversation = call.conversation();
            return conversation == null ? null : conversation.endUser();
        } catch (MalformedInput e) {
            throw new GatewayException(Kind.INVALID_REQUEST, e.getMessage());
        }
    }

    private DeclaredModel declared(String name) {
        DeclaredModel model = traffic.find(name);
        if (model == null) {
            throw new GatewayException(
                    Kind.MODEL_NOT_FOUND, "The model '" + name + "' is not served here.");
        }
        return model;
    }
}
