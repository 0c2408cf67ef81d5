package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.gateway.DeclarationView.SecretView;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.reload.Declaring;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.store.declaration.Declaration;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;

/** What declaring providers and declaring models have in common. */
final class DeclaredDesk {

    private static final int TAKEN = 409;

    private final Kind kind;
    private final Declaring declaring;
    private final Writes writes;
    private final Versions versions;

    DeclaredDesk(Kind kind, Declaring declaring, Writes writes, Versions versions) {
        this.kind = kind;
        this.declaring = declaring;
        this.writes = writes;
        this.versions = versions;
    }

    Declaring declaring() {
        return declaring;
    }

    List<DeclarationView> all() {
        return declaring.all(kind).stream().map(this::view).toList();
    }

    private DeclarationView view(Declaration declaration) {
        return DeclarationView.of(declaration, declaring.secrets(), declaring.problems());
    }

    private DeclarationView seen(String name) {
        return declaring
                .find(kind, name)
                .map(this::view)
                .orElseThrow(() -> Problem.missing("declared " + kind.word(), name));
    }

    ResponseEntity<DeclarationView> answer(String name, HttpStatus status) {
        DeclarationView view = seen(name);
        return ResponseEntity.status(status)
                .headers(versions.ok(view.version()).getHeaders())
                .body(view);
    }

    /**
     * Declares something new.
     *
     * @param more what is done along with it
     */
    ResponseEntity<DeclarationView> create(
            ServerWebExchange exchange,
            Administrator admin,
            Object asked,
            String name,
            @Nullable Map<String, @Nullable Object> declaration,
            Runnable more) {
        return writes.create(
                exchange,
                admin,
                asked,
                DeclarationView.class,
                () -> {
                    if (declaring.find(kind, name).isPresent()) {
                        throw Problem.of(
                                TAKEN, "There is a " + kind.word() + " '" + name + "' already.");
                    }
                    put(admin, name, declaration);
                    more.run();
                    return answer(name, HttpStatus.CREATED);
                });
    }

    ResponseEntity<DeclarationView> change(
            ServerWebExchange exchange,
            Administrator admin,
            String name,
            @Nullable String named,
            @Nullable Map<String, @Nullable Object> declaration) {
        return writes.change(
                () -> {
                    versions.require(exchange, seen(name).version());
                    if (named != null && !named.equals(name)) {
                        throw Problem.invalid("/name", "cannot be changed");
                    }
                    put(admin, name, declaration);
                    return answer(name, HttpStatus.OK);
                });
    }

    private void put(
            Administrator admin, String name, @Nullable Map<String, @Nullable Object> wanted) {
        try {
            declaring.put(admin.actor(), kind, name, DeclarationView.body(wanted));
        } catch (Declaring.NameTaken e) {
            throw Problem.of(TAKEN, String.valueOf(e.getMessage()));
        } catch (InvalidSettings e) {
            throw DeclarationView.problem(e, "tollgate." + kind.word() + "s." + name);
        }
    }

    SecretView secret(Administrator admin, String name, String secret) {
        return writes.change(
                () -> {
                    DeclarationView there = seen(name);
                    declaring.secret(admin.actor(), there.name(), secret);
                    return Objects.requireNonNull(seen(name).secret());
                });
    }

    /** What others need stays: who they are is said. */
    void remove(Administrator admin, String name) {
        Boolean done =
                writes.change(
                        () -> {
                            DeclarationView there = seen(name);
                            try {
                                declaring.remove(admin.actor(), kind, there.name());
                            } catch (InvalidSettings e) {
                                throw Problem.of(
                                        TAKEN,
                                        "It is needed still: " + String.join(" ", e.problems()));
                            }
                            return true;
                        });
        assert done;
    }
}
