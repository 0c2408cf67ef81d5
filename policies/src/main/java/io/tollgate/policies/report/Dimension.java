package io.tollgate.policies.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a report is grouped or filtered by. */
public sealed interface Dimension {

    String TAG = "tag:";

    /** As questions and answers name it. */
    String word();

    /** Where it comes from. */
    Field field();

    /** The value that usage has, from the field's; null if it has none. */
    @Nullable String value(@Nullable String stored);

    /**
     * @throws ReportRefused if there is no such dimension
     */
    static Dimension of(String word) {
        if (word.startsWith(TAG) && word.length() > TAG.length()) {
            return new Tag(word.substring(TAG.length()));
        }
        Dimension known = Attribute.BY_WORD.get(word);
        if (known == null) {
            throw new ReportRefused(
                    "There is no dimension '%s'; there are %s and tag:NAME"
                            .formatted(
                                    word,
                                    Arrays.stream(Attribute.values())
                                            .map(Attribute::word)
                                            .collect(Collectors.joining(", "))));
        }
        return known;
    }

    /** One of the gateway's own. */
    enum Attribute implements Dimension {
        TENANT("tenant", Field.TENANT),
        TEAM("team", Field.TEAM),
        PROJECT("project", Field.PROJECT),
        KEY("key", Field.KEY_ID),
        USER("user", Field.END_USER),
        MODEL_REQUESTED("modelRequested", Field.MODEL_REQUESTED),
        MODEL_SERVED("modelServed", Field.MODEL_SERVED),
        /** What was served; the same as modelServed. */
        MODEL("model", Field.MODEL_SERVED),
        PROVIDER("provider", Field.PROVIDER),
        COST_CENTRE("costCentre", Field.COST_CENTRE),
        /** Of the price that each token was charged by; null where the cost is not the tokens'. */
        TOKEN_KIND("tokenKind", Field.PRICE_ID),
        ROUTE("route", Field.ROUTE),
        EXPERIMENT("experiment", Field.EXPERIMENT),
        ATTEMPT_KIND("attemptKind", Field.ATTEMPT_KIND),
        OPERATION("operation", Field.OPERATION),
        SERVICE_TIER("serviceTier", Field.SERVICE_TIER),
        SOURCE("source", Field.SOURCE),
        END_REASON("endReason", Field.END_REASON);

        private static final Map<String, Attribute> BY_WORD =
                Arrays.stream(values())
                        .collect(Collectors.toMap(Attribute::word, Function.identity()));

        private final String word;
        private final Field field;

        Attribute(String word, Field field) {
            this.word = word;
            this.field = field;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public Field field() {
            return field;
        }

        /** Whether the store holds the names of constants, which answers have in small letters. */
        private boolean isConstant() {
            return this == ATTEMPT_KIND || this == SOURCE || this == END_REASON;
        }

        @Override
        public @Nullable String value(@Nullable String stored) {
            return stored != null && isConstant() ? stored.toLowerCase(Locale.ROOT) : stored;
        }

        /** What the store holds for a value of an answer. */
        public String stored(String value) {
            return isConstant() ? value.toUpperCase(Locale.ROOT) : value;
        }
    }

    /** A tag of the key that was used. */
    record Tag(String name) implements Dimension {

        @Override
        public String word() {
            return TAG + name;
        }

        @Override
        public Field field() {
            return Field.TAGS;
        }

        @Override
        public @Nullable String value(@Nullable String stored) {
            return stored == null ? null : Tags.read(stored).get(name);
        }
    }
}
