package io.tollgate.app.policycode;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing that has to be done. */
sealed interface Change {

    Thing thing();

    /** It is not there yet. */
    record Create(Thing thing) implements Change {}

    /**
     * It is otherwise.
     *
     * @param etag the version that the comparison was made with
     */
    record Update(Thing before, Thing thing, String etag) implements Change {

        /** What differs, before and after, by the field. */
        Map<String, Difference> differences() {
            Map<String, @Nullable String> old = before.fields();
            Map<String, @Nullable String> wanted = thing.fields();
            TreeSet<String> names = new TreeSet<>(old.keySet());
            names.addAll(wanted.keySet());
            Map<String, Difference> differences = new TreeMap<>();
            for (String name : names) {
                if (!Objects.equals(old.get(name), wanted.get(name))) {
                    differences.put(name, new Difference(old.get(name), wanted.get(name)));
                }
            }
            return differences;
        }

        /** Whether it allows less than before; what cannot be told does not. */
        boolean tightens() {
            Difference limit = differences().get("/limit");
            return limit != null
                    && limit.before() != null
                    && limit.after() != null
                    && new BigDecimal(limit.after()).compareTo(new BigDecimal(limit.before())) < 0;
        }
    }

    /** It is in no file, and is taken away. */
    record Remove(Thing thing) implements Change {}

    /** Null stands for nothing. */
    record Difference(@Nullable String before, @Nullable String after) {}

    /**
     * When it is done: what is below needs what is above, and nothing is loosened before what shall
     * bind is there.
     */
    default int turn() {
        return switch (this) {
            case Create(Thing made) when made.kind() == Kind.UNIT -> 0;
            case Create _ -> 1;
            case Update update when update.tightens() -> 2;
            case Update(Thing _, Thing wanted, String _) when wanted.kind() == Kind.UNIT -> 3;
            case Update _ -> 4;
            case Remove _ -> 5;
        };
    }
}
