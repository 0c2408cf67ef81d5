package io.tollgate.app.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.ReportRefused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a request asks for, by its parameters. */
record Asked(MultiValueMap<String, String> parameters) {

    static Asked of(ServerWebExchange exchange) {
        return new Asked(exchange.getRequest().getQueryParams());
    }

    /** Does what blocks where that is allowed. */
    static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    /** Lets through only whom everything may be shown to. */
    static void needsEverything(Visible visible) {
        if (!visible.everything()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "This is about all tenants, and needs a right to all.");
        }
    }

    @Nullable String optional(String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * @throws ReportRefused if it is missing
     */
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new ReportRefused("The parameter '" + name + "' is missing");
        }
        return value;
    }

    String or(String name, String otherwise) {
        String value = optional(name);
        return value == null ? otherwise : value;
    }

    LocalDate day(String name) {
        return LocalDate.parse(required(name));
    }

    ZoneId zone() {
        return ZoneId.of(or("zone", "UTC"));
    }

    boolean flag(String name) {
        return or(name, "false").equals("true");
    }

    int number(String name, int otherwise, int most) {
        String value = optional(name);
        try {
            return value == null ? otherwise : Math.clamp(Integer.parseInt(value), 1, most);
        } catch (NumberFormatException e) {
            throw new ReportRefused("'" + name + "' is a number, and not '" + value + "'");
        }
    }

    /** Each as it is: commas are part of a value. */
    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }
}
