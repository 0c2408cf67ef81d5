package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.report.UsageQuestion.Resolution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who uses models that go: whom to write to. Blocks. */
public final class PassingUses {

    private static final Set<Field> MODEL =
            EnumSet.of(Field.PROVIDER, Field.MODEL_REQUESTED, Field.MODEL_SERVED);

    private static final Set<Field> USER =
            EnumSet.of(
                    Field.PROVIDER,
                    Field.MODEL_REQUESTED,
                    Field.MODEL_SERVED,
                    Field.TENANT,
                    Field.TEAM,
                    Field.PROJECT,
                    Field.KEY_ID,
                    Field.KEY_LABEL);

    /** More names are not asked for one by one. */
    private static final int MOST_FILTERS = 200;

    private final UsageBook book;

    public PassingUses(UsageBook book) {
        this.book = book;
    }

    /**
     * A model, as it was used.
     *
     * @param requested by the caller's name for it
     * @param served by the provider's
     */
    public record Model(String provider, String requested, String served) {

        static Model of(UsageLine line) {
            return new Model(
                    line.text(Field.PROVIDER),
                    line.text(Field.MODEL_REQUESTED),
                    line.text(Field.MODEL_SERVED));
        }
    }

    /** What is known of models; null of those that stay. */
    @FunctionalInterface
    public interface Known {

        @Nullable Lifecycle of(Model model);
    }

    /** Whose key it was. */
    public record User(
            @Nullable String tenant,
            @Nullable String team,
            @Nullable String project,
            @Nullable String keyId,
            @Nullable String keyLabel) {

        static User of(UsageLine line) {
            return new User(
                    line.value(Field.TENANT),
                    line.value(Field.TEAM),
                    line.value(Field.PROJECT),
                    line.value(Field.KEY_ID),
                    line.value(Field.KEY_LABEL));
        }
    }

    /**
     * What they used of it.
     *
     * @param lastDay of UTC on which they did
     */
    public record Use(User user, Figures figures, LocalDate lastDay) {

        Use and(Use other) {
            return new Use(
                    user,
                    figures.plus(other.figures),
                    lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay);
        }
    }

    /**
     * The users of each model that goes, those who use it most first.
     *
     * @param span whole days of UTC
     */
    public Map<Model, List<Use>> of(Span span, Known known, Visible visible) {
        Set<Model> going = new HashSet<>();
        for (UsageLine line :
                book.lines(
                        UsageQuestion.of(span, MODEL, List.of(), visible, new Basis.Current()))) {
            Model model = Model.of(line);
            if (line.figures().attempts() > 0 && known.of(model) != null) {
                going.add(model);
            }
        }
        return going.isEmpty() ? Map.of() : uses(span, going, visible);
    }

    private Map<Model, List<Use>> uses(Span span, Set<Model> going, Visible visible) {
        Map<Model, Map<User, Use>> found = new HashMap<>();
        for (UsageLine line :
                book.lines(
                        new UsageQuestion(
                                span,
                                Resolution.DAYS,
                                USER,
                                filters(going),
                                visible,
                                new Basis.Current()))) {
            Model model = Model.of(line);
            if (going.contains(model) && line.figures().attempts() > 0) {
                User user = User.of(line);
                found.computeIfAbsent(model, _ -> new LinkedHashMap<>())
                        .merge(user, new Use(user, line.figures(), day(line)), Use::and);
            }
        }
        Map<Model, List<Use>> sorted = new HashMap<>();
        found.forEach((model, uses) -> sorted.put(model, sorted(uses)));
        return sorted;
    }

    private static List<Filter> filters(Set<Model> going) {
        List<String> names = going.stream().map(Model::requested).distinct().toList();
        return names.size() > MOST_FILTERS
                ? List.of()
                : names.stream()
                        .map(name -> new Filter(Dimension.Attribute.MODEL_REQUESTED, name))
                        .toList();
    }

    private static LocalDate day(UsageLine line) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(line.start()), ZoneOffset.UTC);
    }

    private static List<Use> sorted(Map<User, Use> uses) {
        List<Use> all = new ArrayList<>(uses.values());
        all.sort(
                Comparator.comparingLong((Use use) -> use.figures().attempts())
                        .reversed()
                        .thenComparing(use -> String.valueOf(use.user())));
        return all;
    }
}
