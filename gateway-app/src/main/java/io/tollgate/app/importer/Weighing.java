package io.tollgate.app.importer;

import io.tollgate.app.importer.Deployment.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What share of a group's requests each of its deployments gets, and in which order they are asked.
 * As LiteLLM does it: by what the first of them has; others that have none of it get nothing as
 * long as there is somebody else.
 */
final class Weighing {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Optional<Function<Share, @Nullable BigDecimal>> by;
    private final BigDecimal unit;
    private final BigDecimal last;
    private final TreeSet<BigDecimal> ranks = new TreeSet<>();

    Weighing(List<Deployment> group) {
        Share first = group.getFirst().share();
        this.by =
                Stream.<Function<Share, @Nullable BigDecimal>>of(
                                Share::weight, Share::rpm, Share::tpm)
                        .filter(one -> group.size() > 1 && one.apply(first) != null)
                        .findFirst();
        boolean whole =
                group.stream()
                        .map(this::weight)
                        .allMatch(weight -> weight.stripTrailingZeros().scale() <= 0);
        this.unit = whole ? BigDecimal.ONE : new BigDecimal("0.01");
        this.last =
                group.stream()
                        .flatMap(one -> Stream.ofNullable(one.order()))
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        group.forEach(one -> ranks.add(rank(one)));
    }

    /**
     * Says a target's weight and priority, where they are others than those of a target as such.
     */
    void into(Map<String, Object> target, Deployment one) {
        if (by.isPresent() && weight(one).signum() > 0) {
            BigDecimal steps = weight(one).divide(unit, 0, RoundingMode.HALF_UP);
            target.put("weight", steps.max(BigDecimal.ONE).min(MOST).intValue());
        }
        int before = ranks.headSet(rank(one)).size();
        if (before > 0) {
            target.put("priority", before + 1);
        }
    }

    private BigDecimal weight(Deployment one) {
        BigDecimal weight = by.map(share -> share.apply(one.share())).orElse(null);
        return weight == null ? BigDecimal.ZERO : weight;
    }

    /** Those without an order come last, and those that weigh nothing behind all others. */
    private BigDecimal rank(Deployment one) {
        if (by.isPresent() && weight(one).signum() == 0) {
            return last.add(BigDecimal.TWO);
        }
        BigDecimal order = one.order();
        if (order != null) {
            return order;
        }
        return last.signum() > 0 ? last.add(BigDecimal.ONE) : last;
    }
}
