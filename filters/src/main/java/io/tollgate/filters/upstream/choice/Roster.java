package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.Affinity;
import io.tollgate.filters.upstream.Strategy;
import io.tollgate.filters.upstream.health.Permit;
import io.tollgate.filters.upstream.health.TargetHealth;
import io.tollgate.filters.upstream.health.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Candidates in groups of the same priority, and how one is chosen among a group. */
public final class Roster {

    /** A candidate, and a place at it. */
    public record Seat(Candidate candidate, Permit permit) {}

    private final List<Candidate> candidates;
    private final List<List<Candidate>> groups;
    private final Picker picker;

    public Roster(List<Candidate> candidates, Strategy strategy, @Nullable Affinity affinity) {
        TreeMap<Integer, List<Candidate>> byPriority = new TreeMap<>();
        for (Candidate candidate : candidates) {
            byPriority
                    .computeIfAbsent(candidate.target().priority(), _ -> new ArrayList<>())
                    .add(candidate);
        }
        this.groups = byPriority.values().stream().map(List::copyOf).toList();
        this.candidates = groups.stream().flatMap(Collection::stream).toList();
        this.picker = Picker.of(strategy, affinity);
    }

    /** One after the other. */
    public static Roster inOrder(List<Candidate> candidates) {
        return new Roster(candidates, Strategy.IN_ORDER, null);
    }

    /** All of them, by priority. */
    public List<Candidate> candidates() {
        return candidates;
    }

    boolean hasOthersThan(List<TargetHealth> tried) {
        for (Candidate candidate : candidates) {
            if (!tried.contains(candidate.health())) {
                return true;
            }
        }
        return false;
    }

    /**
     * A place at the best candidate that has one.
     *
     * @param tried who is not asked again
     * @param obstacles hears why those that would have been better have none
     */
    @Nullable Seat seat(
            Question question,
            List<TargetHealth> tried,
            boolean lastResort,
            Consumer<Unavailable> obstacles,
            RandomGenerator random) {
        for (List<Candidate> group : groups) {
            Seat seat = seatIn(group, question, tried, lastResort, obstacles, random);
            if (seat != null) {
                return seat;
            }
        }
        return null;
    }

    private @Nullable Seat seatIn(
            List<Candidate> group,
            Question question,
            List<TargetHealth> tried,
            boolean lastResort,
            Consumer<Unavailable> obstacles,
            RandomGenerator random) {
        List<Candidate> left = new ArrayList<>(group);
        left.removeIf(candidate -> tried.contains(candidate.health()));
        while (!left.isEmpty()) {
            Candidate best =
                    left.size() == 1 ? left.getFirst() : picker.pick(left, question, random);
            switch (best.admit(lastResort)) {
                case Permit permit -> {
                    return new Seat(best, permit);
                }
                case Unavailable unavailable -> {
                    obstacles.accept(unavailable);
                    left.remove(best);
                }
            }
        }
        return null;
    }

    /** The order in which they would be asked, whether they can be or not; takes no place. */
    public List<Candidate> order(Question question, RandomGenerator random) {
        List<Candidate> order = new ArrayList<>();
        for (List<Candidate> group : groups) {
            List<Candidate> left = new ArrayList<>(group);
            while (!left.isEmpty()) {
                Candidate best =
                        left.size() == 1 ? left.getFirst() : picker.pick(left, question, random);
                order.add(best);
                left.remove(best);
            }
        }
        return order;
    }
}
