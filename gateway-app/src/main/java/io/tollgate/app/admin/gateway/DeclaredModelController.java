package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.reload.Declaring;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Models that are declared here, beside those of the settings' file. Their names may have slashes
 * and stars, so they stand in the query.
 */
@RestController
@RequestMapping("/admin/v1/declared/models")
class DeclaredModelController {

    private final DeclaredDesk desk;

    DeclaredModelController(Declaring declaring, Writes writes, Versions versions) {
        this.desk = new DeclaredDesk(Kind.MODEL, declaring, writes, versions);
    }

    /**
     * A model to be declared.
     *
     * @param name or glob; of one that is there it may be left out
     * @param declaration in the words of the settings' file: {@code targets} and what else a model
     *     may have there
     */
    record Wish(@Nullable String name, @Nullable Map<String, @Nullable Object> declaration) {}

    @GetMapping
    @Requires(value = Permission.PROVIDERS_READ, everywhere = true)
    Paged<DeclarationView> declared() {
        return Paged.whole(desk.all());
    }

    @GetMapping(params = "name")
    @Requires(value = Permission.PROVIDERS_READ, everywhere = true)
    ResponseEntity<DeclarationView> one(@RequestParam String name) {
        return desk.answer(name, HttpStatus.OK);
    }

    @PostMapping
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ResponseEntity<DeclarationView> declare(
            ServerWebExchange exchange, Administrator admin, @RequestBody Wish wish) {
        String name = Wanted.present(wish.name(), "/name").strip();
        return desk.create(exchange, admin, wish, name, wish.declaration(), () -> {});
    }

    @PutMapping
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ResponseEntity<DeclarationView> change(
            ServerWebExchange exchange,
            Administrator admin,
            @RequestParam String name,
            @RequestBody Wish wish) {
        return desk.change(exchange, admin, name, wish.name(), wish.declaration());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    void remove(Administrator admin, @RequestParam String name) {
        desk.remove(admin, name);
    }
}
