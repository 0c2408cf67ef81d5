package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.route.Route;

class RouteIndexTest {

    @Test
    void aModelsCandidatesAreItsOwnRouteAndThoseWithoutAName() {
        RouteIndex index =
                new RouteIndex(
                        List.of(
                                route("users", 0, null),
                                route("gpt-4.1", 1000, "gpt-4.1"),
                                route("gpt-4o", 1001, "gpt-4o"),
                                route("gpt-*", 1002, null)));

        assertThat(index.candidates("gpt-4.1"))
                .extracting(Route::getId)
                .containsExactly("users", "gpt-4.1", "gpt-*");
        assertThat(index.candidates("unheard-of"))
                .extracting(Route::getId)
                .containsExactly("users", "gpt-*");
    }

    private static Route route(String id, int order, String exactModel) {
        return Route.async()
                .id(id)
                .uri("http://unused.invalid")
                .order(order)
                .predicate(_ -> true)
                .metadata(
                        exactModel == null ? Map.of() : Map.of(RouteIndex.EXACT_MODEL, exactModel))
                .build();
    }
}
