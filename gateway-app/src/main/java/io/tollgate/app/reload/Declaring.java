package io.tollgate.app.reload;

import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.Overlay;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsReader;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.store.declaration.Declaration;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import io.tollgate.policies.store.declaration.Declarations;
import io.tollgate.policies.store.declaration.DeclaredSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Declares providers and models while the gateway runs. What is declared is checked with the
 * settings' file as it was last taken, and is in force at this node when the call returns. Calls
 * block.
 */
@Component
public final class Declaring {

    private final Policing policing;
    private final Declarations declarations;
    private final DeclaredUpstreams upstreams;
    private final SettingsReader reader;
    private final Reload reload;

    Declaring(
            Policing policing, DeclaredUpstreams upstreams, SettingsReader reader, Reload reload) {
        this.policing = policing;
        this.declarations = policing.declarations();
        this.upstreams = upstreams;
        this.reader = reader;
        this.reload = reload;
    }

    /** The name belongs to the settings' file. */
    public static final class NameTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NameTaken(Kind kind, String name) {
            super("The settings' file has a " + kind.word() + " '" + name + "'.");
        }
    }

    /** All of a kind, by their names. */
    public List<Declaration> all(Kind kind) {
        return declarations.all().stream().filter(one -> one.kind() == kind).toList();
    }

    public Optional<Declaration> find(Kind kind, String name) {
        return declarations.find(kind, name);
    }

    /** The declared providers' credentials. */
    public List<DeclaredSecret> secrets() {
        return declarations.secrets();
    }

    /** Why declarations are not in force, by kind and name, {@code provider/x}. */
    public Map<String, String> problems() {
        return upstreams.problems();
    }

    /**
     * Declares something.
     *
     * @param body in the words of the settings' file
     * @throws InvalidSettings if it is not what it should be
     * @throws NameTaken if the file declares it
     */
    public void put(Actor by, Kind kind, String name, ObjectNode body) {
        Settings alone = reader.read(reload.inForce());
        if (DeclaredUpstreams.isOfTheFile(kind, name, alone)) {
            throw new NameTaken(kind, name);
        }
        Overlay overlay = upstreams.overlay(upstreams.read());
        upstreams.check(reload.inForce(), DeclaredUpstreams.with(overlay, kind, name, body));
        declarations.put(by, kind, name, body.toString());
        inForce();
    }

    /**
     * Takes it back.
     *
     * @throws InvalidSettings if something that is left needs it
     */
    public void remove(Actor by, Kind kind, String name) {
        Overlay overlay = upstreams.overlay(upstreams.read());
        upstreams.check(
                reload.inForce(),
                kind == Kind.PROVIDER ? overlay.withoutProvider(name) : overlay.withoutModel(name));
        declarations.remove(by, kind, name);
        inForce();
    }

    /** Sets a declared provider's credential. */
    public void secret(Actor by, String provider, String text) {
        declarations.secret(by, provider, text);
        inForce();
    }

    private void inForce() {
        policing.store().afterCommit(reload::runDeclared);
    }
}
