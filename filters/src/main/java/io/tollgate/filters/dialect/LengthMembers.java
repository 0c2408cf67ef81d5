package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits that are top-level numbers of a request.
 *
 * @param limits of which the first that is there counts, and the first of all is set; each is for
 *     one choice
 * @param choices how many answers are drawn; the largest counts, and the provider charges for all
 */
public record LengthMembers(List<String> limits, List<String> choices) implements AnswerLength {

    public LengthMembers {
        limits = List.copyOf(limits);
        choices = List.copyOf(choices);
    }

    @Override
    public Set<String> members() {
        Set<String> all = new LinkedHashSet<>(limits);
        all.addAll(choices);
        return all;
    }

    @Override
    public @Nullable Long most(JsonMembers request) {
        for (String limit : limits) {
            Long tokens = number(request, limit);
            if (tokens != null) {
                return Math.max(0, tokens) * drawn(request);
            }
        }
        return null;
    }

    @Override
    public void limit(JsonMembers request, JsonSplice splice, long tokens) {
        long each = Math.max(1, tokens / drawn(request));
        splice.set(limits.getFirst(), Long.toString(each).getBytes(StandardCharsets.US_ASCII));
    }

    private long drawn(JsonMembers request) {
        long most = 1;
        for (String choice : choices) {
            Long number = number(request, choice);
            most = number == null ? most : Math.max(most, number);
        }
        return most;
    }

    /** Whatever is no sensible number is left for the provider to refuse. */
    private static @Nullable Long number(JsonMembers request, String member) {
        Slice value = request.value(member);
        if (value == null) {
            return null;
        }
        var node = Json.parse(value);
        return node.isNumber() && node.canConvertToInt() ? Long.valueOf(node.intValue()) : null;
    }
}
