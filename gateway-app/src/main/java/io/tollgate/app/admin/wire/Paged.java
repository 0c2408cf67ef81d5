package io.tollgate.app.admin.wire;

import io.tollgate.policies.store.directory.DirectoryPages.Page;
import io.tollgate.policies.store.directory.DirectoryPages.Turn;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of many.
 *
 * @param next what to ask for as {@code after} for the following ones, null if there are none
 */
public record Paged<T>(List<T> items, @Nullable String next) {

    private static final int USUAL = 50;

    public Paged {
        items = List.copyOf(items);
    }

    public static <T, R> Paged<R> of(Page<T> page, Function<? super T, ? extends R> words) {
        return new Paged<>(page.items().stream().<R>map(words).toList(), page.next());
    }

    /** All there are. */
    public static <T> Paged<T> whole(List<T> items) {
        return new Paged<>(items, null);
    }

    /** The page that was asked for. */
    public static Turn turn(@Nullable String after, @Nullable Integer limit) {
        return new Turn(after, limit == null ? USUAL : limit);
    }
}
