package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Problem.Fault;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.policies.store.declaration.Declaration;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import io.tollgate.policies.store.declaration.DeclaredSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider or model that was declared here, rather than in the settings' file.
 *
 * @param declaration in the words of the settings' file, without credentials
 * @param secret a provider's credential, null if none was ever set; it cannot be read
 * @param updatedBy who changed it last; cannot be written
 * @param problem why it is not in force, null if it is; cannot be written
 */
record DeclarationView(
        String name,
        Map<String, @Nullable Object> declaration,
        @Nullable SecretView secret,
        String updatedBy,
        Instant updatedAt,
        @Nullable String problem) {

    /**
     * What can be known of a credential.
     *
     * @param fingerprint tells it from another
     */
    record SecretView(boolean set, String fingerprint, String updatedBy, Instant updatedAt) {}

    /** As it is compared: without what the gateway knows besides. */
    record Version(
            String name, Map<String, @Nullable Object> declaration, @Nullable String fingerprint) {}

    Version version() {
        return new Version(name, declaration, secret == null ? null : secret.fingerprint());
    }

    static DeclarationView of(
            Declaration declared, List<DeclaredSecret> secrets, Map<String, String> problems) {
        SecretView secret =
                secrets.stream()
                        .filter(one -> declared.kind() == Kind.PROVIDER)
                        .filter(one -> one.provider().equals(declared.name()))
                        .map(
                                one ->
                                        new SecretView(
                                                true,
                                                one.fingerprint(),
                                                one.updatedBy(),
                                                one.updatedAt()))
                        .findFirst()
                        .orElse(null);
        return new DeclarationView(
                declared.name(),
                JsonMapper.shared().readValue(declared.body(), new TypeReference<>() {}),
                secret,
                declared.updatedBy(),
                declared.updatedAt(),
                problems.get(declared.kind().word() + "/" + declared.name()));
    }

    /** What somebody wants to be declared. */
    static ObjectNode body(@Nullable Map<String, @Nullable Object> declaration) {
        return JsonMapper.shared()
                .valueToTree(Wanted.present(declaration, "/declaration"))
                .asObject();
    }

    /**
     * What is wrong with a declaration, by the pointers to it.
     *
     * @param section where it would stand in the settings, {@code tollgate.providers.x}
     */
    static Problem problem(InvalidSettings invalid, String section) {
        return Problem.invalid(
                invalid.problems().stream().map(problem -> fault(problem, section)).toList());
    }

    private static Fault fault(String problem, String section) {
        int colon = problem.indexOf(": ");
        String path = colon < 0 ? "" : problem.substring(0, colon);
        return path.startsWith(section + ".")
                ? new Fault(
                        "/declaration/" + path.substring(section.length() + 1).replace('.', '/'),
                        problem.substring(colon + 2))
                : new Fault("/declaration", problem);
    }
}
