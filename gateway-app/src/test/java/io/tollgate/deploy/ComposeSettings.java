package io.tollgate.deploy;

import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings and the realm that {@code docker-compose.yml} mounts. */
final class ComposeSettings {

    private static final Path FILE = Tool.ROOT.resolve("deploy/compose/tollgate.yml");
    private static final Path REALM = Tool.ROOT.resolve("deploy/keycloak/tollgate-realm.json");
    private static final Pattern SECRET = Pattern.compile("file:/run/secrets/(\\w+)");

    private ComposeSettings() {}

    /** As the gateway itself reads them, with these secrets. */
    static Settings read(Path secrets) throws IOException {
        Path copy = Files.createTempFile(secrets, "tollgate", ".yml");
        Files.writeString(
                copy, Files.readString(FILE).replace("/run/secrets/", secrets.toString() + "/"));
        return new SettingsReader(Dialects.found(), CredentialKinds.found(), new MockEnvironment())
                .read(SettingsContent.of(copy));
    }

    /** The secrets that they name. */
    static Set<String> secrets() throws IOException {
        Set<String> names = new TreeSet<>();
        SECRET.matcher(Files.readString(FILE)).results().forEach(one -> names.add(one.group(1)));
        return names;
    }

    static JsonNode realm() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(REALM));
    }

    static JsonNode client(JsonNode realm, String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asString().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("The realm has no client " + id);
    }
}
