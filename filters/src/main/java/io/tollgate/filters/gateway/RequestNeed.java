package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.need.Need;
import io.tollgate.filters.upstream.need.Trait;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.budget.BudgetGate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a call needs; its conversation is read at the first question that is about it. */
record RequestNeed(
        ClientCall call, HttpHeaders headers, Caller caller, BudgetGate budgets, Instant now)
        implements Need {

    @Override
    public long inputTokens() {
        return call.roughInputTokens();
    }

    @Override
    public boolean has(Trait trait) {
        ChatRequest conversation = call.conversation();
        return conversation != null && trait.isOf(conversation);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    @Override
    public String team() {
        return caller.team();
    }

    @Override
    public int budgetUsedPercent() {
        return caller.budgets().stream().mapToInt(budgets::usedPercent).max().orElse(0);
    }
}
