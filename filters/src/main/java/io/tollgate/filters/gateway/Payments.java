package io.tollgate.filters.gateway;

import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.account.CallFacts;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens the payments of calls. */
final class Payments {

    /** A name in the ledger, not a place to keep things. */
    private static final int LONGEST_USER = 128;

    private final Accounts accounts;
    private final ClientDialects dialects;
    private final OutputLimits limits;

    Payments(Accounts accounts, ClientDialects dialects, OutputLimits limits) {
        this.accounts = accounts;
        this.dialects = dialects;
        this.limits = limits;
    }

    /** Of a call, which gets a limit to its answer if it needs one and has none. */
    Payment of(ChatExchange chat, Selection selection) {
        Caller caller = chat.admitted().caller();
        Costs costs = new Costs(accounts, caller, chat.call(), selection, limits);
        Long limit = costs.limit();
        if (limit != null) {
            chat.limited(chat.call().limited(limit));
        }
        Payment payment = payment(chat, selection, caller, costs);
        chat.admitted().opened(payment.account());
        return payment;
    }

    /** Of a copy of a call. */
    Payment ofShadow(ChatExchange chat, Selection selection) {
        Caller caller = chat.admitted().caller();
        return payment(
                chat,
                selection,
                caller,
                new Costs(accounts, caller, chat.call(), selection, limits));
    }

    private Payment payment(ChatExchange chat, Selection selection, Caller caller, Costs costs) {
        ClientCall call = chat.call();
        CallFacts facts =
                new CallFacts(
                        call.stamp().id(),
                        call.face().operation(),
                        call.face().path(),
                        selection.traffic().model().pattern().toString(),
                        call.model(),
                        endUser(call),
                        experiment(chat));
        return new Payment(accounts.open(caller, facts), costs);
    }

    private @Nullable String endUser(ClientCall call) {
        String user = dialects.endUser(call);
        return user == null || user.length() <= LONGEST_USER
                ? user
                : user.substring(0, LONGEST_USER);
    }

    private static @Nullable String experiment(ChatExchange chat) {
        return chat.exposures().isEmpty()
                ? null
                : chat.exposures().stream()
                        .map(exposure -> exposure.experiment() + "=" + exposure.variant())
                        .collect(Collectors.joining(","));
    }
}
