package io.tollgate.app.security;

import io.tollgate.policies.store.admin.AdminSessions.Opened;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookie that a browser shows its session by. No script reads it, and no other site sends it.
 */
public final class SessionCookie {

    private static final String NAME = "tollgate_session";
    private static final String PATH = "/admin/v1";
    private static final int LONGEST = 100;

    private SessionCookie() {}

    public static void set(ServerWebExchange exchange, Opened opened, boolean secure) {
        exchange.getResponse().addCookie(cookie(opened.id(), secure).build());
    }

    public static void clear(ServerWebExchange exchange, boolean secure) {
        exchange.getResponse().addCookie(cookie("", secure).maxAge(Duration.ZERO).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure);
    }

    /** The session's id, empty if none came. */
    public static Optional<String> id(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return Optional.ofNullable(cookie)
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() < LONGEST);
    }
}
