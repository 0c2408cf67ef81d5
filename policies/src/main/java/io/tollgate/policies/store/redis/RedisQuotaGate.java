package io.tollgate.policies.store.redis;

import io.github.bucket4j.TimeMeter;
import io.tollgate.policies.quota.Decision;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.LocalQuotaGate;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.quota.QuotaGate;
import io.tollgate.policies.store.redis.Counts.Correction;
import io.tollgate.policies.tenant.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Counts in Redis, for all nodes together: one script a decision, by Redis' own clock. When Redis
 * is slow or gone, a decision waits for it to the deadline, and the next ones do not; a probe in
 * the background finds out when it is back. Decisions may be told on the connection's threads.
 */
public final class RedisQuotaGate implements QuotaGate, AutoCloseable {

    private final QuotaEvents events;
    private final Breaker breaker;
    private final Answers answers;
    private final Counts counts;
    private final OpenStreams streams;
    private final QuotaGate withoutRedis;
    private final Background background = new Background();
    private final String node = Long.toHexString(new SecureRandom().nextLong()) + "-";
    private final AtomicLong calls = new AtomicLong();

    /**
     * How to deal with Redis.
     *
     * @param deadline for an answer
     * @param probe how often a lost Redis is looked for
     * @param hold for how long a stream's place is kept without a renewal, of which it gets three
     */
    public record Settings(OnRedisLoss onLoss, Duration deadline, Duration probe, Duration hold) {

        /** What fits most. */
        public static Settings of(OnRedisLoss onLoss) {
            return new Settings(
                    onLoss, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMinutes(1));
        }
    }

    /**
     * A gate over an open link, which stays the caller's to close, after the gate.
     *
     * @param knownNodes how many nodes share the limits while Redis is lost; less than 1 counts as
     *     1
     */
    public RedisQuotaGate(
            RedisLink link, Settings settings, IntSupplier knownNodes, QuotaEvents events) {
        this.events = events;
        this.breaker = new Breaker(events);
        this.answers = new Answers(breaker, settings.deadline());
        this.counts = new Counts(link.commands(), settings.hold());
        this.streams = new OpenStreams(counts);
        this.withoutRedis =
                switch (settings.onLoss()) {
                    case LOCAL -> alone(knownNodes, events);
                    case OPEN -> new OpenGate(events);
                    case CLOSED -> new ClosedGate(events);
                };
        answers.watch(counts.probe());
        loadWhatStandsIn();
        background.every(settings.probe(), this::probe);
        background.every(settings.hold().dividedBy(3), this::renew);
    }

    /** Else its classes were loaded when Redis is lost, while callers wait. */
    private static void loadWhatStandsIn() {
        Quota any =
                new Quota(
                        "any",
                        new Scope(Scope.Level.TENANT, "any"),
                        null,
                        Quota.Unit.TOKENS,
                        Quota.Period.DAY,
                        1,
                        false);
        Demand demand = new Demand("any", List.of(any), 1, false);
        LocalQuotaGate gate = new LocalQuotaGate(QuotaEvents.NONE);
        gate.admit(demand);
        gate.admit(demand);
    }

    private static QuotaGate alone(IntSupplier knownNodes, QuotaEvents events) {
        return new LocalQuotaGate(
                events,
                limit -> limit == 0 ? 0 : Math.max(1, limit / Math.max(1, knownNodes.getAsInt())),
                TimeMeter.SYSTEM_NANOTIME);
    }

    @Override
    public CompletionStage<Decision> admit(Demand demand) {
        List<Asked> asked = breaker.isOpen() ? List.of() : Asked.all(demand);
        if (asked.isEmpty()) {
            return withoutRedis.admit(demand);
        }
        String call = node + calls.incrementAndGet();
        return answers.inTime(counts.admit(call, asked), late -> giveBack(call, late))
                .handle(
                        (reply, error) ->
                                error == null
                                        ? CompletableFuture.completedStage(
                                                decision(demand, call, reply))
                                        : withoutRedis.admit(demand))
                .thenCompose(decision -> decision);
    }

    private Decision decision(Demand demand, String call, Reply reply) {
        if (!reply.granted()) {
            Decision.Refused refusal = reply.refusal();
            events.refused(refusal.quota());
            return refusal;
        }
        reply.shadowed().forEach(each -> events.shadow(each.quota()));
        events.granted(demand);
        List<Asked> taken = reply.taken();
        streams.opened(call, taken);
        return new Decision.Granted(new RedisGrant(this, call, taken), reply.standings());
    }

    /** Redis granted what has been decided without it meanwhile. */
    private void giveBack(String call, Reply reply) {
        new RedisGrant(this, call, reply.taken()).cancel();
    }

    void ended(String call, List<Asked> taken, List<Correction> corrections) {
        streams.closed(call, taken);
        if (!corrections.isEmpty()) {
            answers.watch(counts.correct(call, corrections));
        }
    }

    private void probe() {
        if (breaker.isOpen()) {
            answers.inTime(counts.probe(), _ -> {})
                    .whenComplete(
                            (_, error) -> {
                                if (error == null) {
                                    breaker.close();
                                }
                            });
        }
    }

    private void renew() {
        if (!breaker.isOpen()) {
            streams.renew(answers);
        }
    }

    /** Whether Redis is lost now. */
    public boolean degraded() {
        return breaker.isOpen();
    }

    /** Streams of this node that hold places in Redis, one for each quota that counts them. */
    public int openStreams() {
        return streams.count();
    }

    /** Ends the background's work; places of streams that are still open expire. */
    @Override
    public void close() {
        background.close();
    }
}
