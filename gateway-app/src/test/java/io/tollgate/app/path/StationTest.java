package io.tollgate.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.gateway.Station;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.Ordered;

/** The path as it is declared in {@link Station} is the path as it is. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.port=0", "TOLLGATE_CONFIG=src/test/resources/empty.yml"})
class StationTest {

    @Autowired private RouteLocator routes;
    @Autowired private List<GlobalFilter> globalFilters;

    @Test
    void eachModelsRouteHasTheStationsInOrder() {
        Route route = routes.getRoutes().filter(r -> r.getId().equals("demo/story")).blockFirst();

        List<Integer> orders = new ArrayList<>();
        for (GatewayFilter filter : route.getFilters()) {
            orders.add(((OrderedGatewayFilter) filter).getOrder());
        }
        assertThat(orders)
                .containsExactlyElementsOf(
                        Arrays.stream(Station.values()).map(Station::order).toList());
        assertThat(route.getFilters().toString()).contains("Dispatch to");
    }

    @Test
    void theStationsStandWhereTheySayAmongSpringsFilters() {
        assertThat(order("NettyWriteResponseFilter"))
                .isGreaterThan(Station.METER.order())
                .isGreaterThan(Station.TRANSLATE.order());
        assertThat(order("RouteToRequestUrlFilter")).isLessThan(Station.DISPATCH.order());
        assertThat(order("ProviderRoutingFilter")).isGreaterThan(Station.DISPATCH.order());
        assertThat(order("ProviderRoutingFilter")).isLessThan(order("NettyRoutingFilter"));
    }

    private int order(String filter) {
        return globalFilters.stream()
                .filter(candidate -> candidate.getClass().getSimpleName().equals(filter))
                .map(candidate -> ((Ordered) candidate).getOrder())
                .findFirst()
                .orElseThrow();
    }
}
