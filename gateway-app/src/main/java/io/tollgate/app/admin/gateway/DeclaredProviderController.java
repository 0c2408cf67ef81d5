package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.gateway.DeclarationView.SecretView;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.reload.Declaring;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Providers that are declared here, beside those of the settings' file. */
@RestController
@RequestMapping("/admin/v1/declared/providers")
class DeclaredProviderController {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** What a header can hold; a reference to the machine's variables or files is no credential. */
    private static final Pattern SECRET = Pattern.compile("(?!env:|file:)[\\x21-\\x7E]{1,4096}");

    private final DeclaredDesk desk;

    DeclaredProviderController(Declaring declaring, Writes writes, Versions versions) {
        this.desk = new DeclaredDesk(Kind.PROVIDER, declaring, writes, versions);
    }

    /**
     * A provider to be declared.
     *
     * @param name of one that is there it may be left out
     * @param declaration in the words of the settings' file: {@code dialect}, {@code base-url} and
     *     what else a provider may have there but credentials
     * @param secret its credential; of one that is there it is set by itself
     */
    record Wish(
            @Nullable String name,
            @Nullable Map<String, @Nullable Object> declaration,
            @Nullable String secret) {

        /** A record's own words would tell it. */
        @Override
        public String toString() {
            return "Wish[" + name + "]";
        }
    }

    /** The credential; it is never told again. */
    record SecretWish(@Nullable String secret) {

        @Override
        public String toString() {
            return "SecretWish[]";
        }
    }

    @GetMapping
    @Requires(value = Permission.PROVIDERS_READ, everywhere = true)
    Paged<DeclarationView> declared() {
        return Paged.whole(desk.all());
    }

    @GetMapping("/{name}")
    @Requires(value = Permission.PROVIDERS_READ, everywhere = true)
    ResponseEntity<DeclarationView> one(@PathVariable String name) {
        return desk.answer(name, HttpStatus.OK);
    }

    @PostMapping
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ResponseEntity<DeclarationView> declare(
            ServerWebExchange exchange, Administrator admin, @RequestBody Wish wish) {
        String name = Wanted.present(wish.name(), "/name");
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid("/name", "expected letters, digits, dots and hyphens");
        }
        String secret = wish.secret() == null ? null : secret(wish.secret());
        return desk.create(
                exchange,
                admin,
                wish,
                name,
                wish.declaration(),
                () -> {
                    if (secret != null) {
                        desk.declaring().secret(admin.actor(), name, secret);
                    }
                });
    }

    @PutMapping("/{name}")
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ResponseEntity<DeclarationView> change(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String name,
            @RequestBody Wish wish) {
        if (wish.secret() != null) {
            throw Problem.invalid("/secret", "is set by itself: PUT …/secret");
        }
        return desk.change(exchange, admin, name, wish.name(), wish.declaration());
    }

    @PutMapping("/{name}/secret")
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    SecretView secret(
            Administrator admin, @PathVariable String name, @RequestBody SecretWish wish) {
        String secret = secret(Wanted.present(wish.secret(), "/secret"));
        return desk.secret(admin, name, secret);
    }

    private static String secret(String text) {
        if (!SECRET.matcher(text).matches()) {
            throw Problem.invalid(
                    "/secret",
                    "expected the credential itself, as a header can hold it; env: and file: are"
                            + " for the settings' file");
        }
        return text;
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    void remove(Administrator admin, @PathVariable String name) {
        desk.remove(admin, name);
    }
}
