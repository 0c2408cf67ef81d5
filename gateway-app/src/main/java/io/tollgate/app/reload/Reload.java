package io.tollgate.app.reload;

import io.tollgate.app.path.Served;
import io.tollgate.app.path.ServedSources;
import io.tollgate.app.path.Serving;
import io.tollgate.app.reload.Outcome.Refused;
import io.tollgate.app.reload.Outcome.Taken;
import io.tollgate.app.reload.RouteRebuild.RoutesNotBuilt;
import io.tollgate.app.settings.InvalidSettings;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.SettingsContent;
import io.tollgate.app.settings.SettingsSource;
import io.tollgate.filters.gateway.ProviderHttpClients;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the settings' file as it is now, wholly or not at all, one reload after the other. What is
 * served changes in one step, and requests that are under way end as they began: each holds the
 * route that it was given, and the route its providers.
 */
@Component
class Reload {

    private final SettingsSource source;
    private final DeclaredUpstreams declared;
    private final ServedSources sources;
    private final Serving serving;
    private final RouteRebuild routes;
    private final ProviderHttpClients clients;
    private final ReloadJournal journal;
    private final Settings atStart;
    private volatile ReloadState state;
    private @Nullable SettingsContent tried;
    private @Nullable SettingsContent inForce;
    private Settings settings;

    Reload(
            SettingsSource source,
            DeclaredUpstreams declared,
            ServedSources sources,
            Serving serving,
            RouteRebuild routes,
            ProviderHttpClients clients,
            ReloadJournal journal,
            Settings atStart) {
        this.source = source;
        this.declared = declared;
        this.sources = sources;
        this.serving = serving;
        this.routes = routes;
        this.clients = clients;
        this.journal = journal;
        this.atStart = atStart;
        this.state = ReloadState.atStart(atStart.source());
        this.tried = atStart.source();
        this.inForce = atStart.source();
        this.settings = atStart;
    }

    ReloadState state() {
        return state;
    }

    /** Takes the file as it is at this moment. */
    synchronized Outcome run() {
        try {
            return run(source.read());
        } catch (InvalidSettings e) {
            return refused(e.file(), e.problems());
        }
    }

    /**
     * Takes the file if it says something else than what was last tried, and nobody wrote to it
     * since the last look. The file is read here, and not by the caller, so that no older content
     * comes after a newer one.
     *
     * @param seen the last look
     * @return this look, null if there is no file
     * @throws InvalidSettings if the file is gone or cannot be read
     */
    synchronized @Nullable SettingsContent runIfSettled(@Nullable SettingsContent seen) {
        SettingsContent now = source.read();
        if (now != null && now.equals(seen) && !now.saysTheSameAs(tried)) {
            run(now);
        }
        return now;
    }

    /** Takes what is declared by now, beside the file as it was last taken. */
    synchronized Outcome runDeclared() {
        return take(inForce);
    }

    /**
     * Serves what providers list by now, beside all that is in force. That is no other
     * configuration: nothing is read.
     */
    synchronized void relist() throws RoutesNotBuilt {
        Served before = serving.current();
        Served after = sources.with(settings);
        swap(before, after);
        journal.relisted(Changes.between(before.upstreams(), after.upstreams(), List.of()));
    }

    /** The file as it was last taken, null if there is none. */
    synchronized @Nullable SettingsContent inForce() {
        return inForce;
    }

    private Outcome run(@Nullable SettingsContent content) {
        tried = content;
        return take(content);
    }

    private Outcome take(@Nullable SettingsContent content) {
        try {
            return taken(declared.settings(content));
        } catch (InvalidSettings e) {
            return refused(e.file(), e.problems());
        } catch (RoutesNotBuilt e) {
            return refused(
                    content == null ? null : content.file().toString(), List.of(e.getMessage()));
        }
    }

    private Taken taken(Settings next) throws RoutesNotBuilt {
        Served before = serving.current();
        Served after = sources.with(next);
        swap(before, after);
        clients.keepOnly(after.upstreams().providers().values());
        state = state.taken(next.source());
        inForce = next.source();
        settings = next;
        Taken taken =
                new Taken(
                        state.generation(),
                        state.loadedAt(),
                        state.file(),
                        state.sha256(),
                        Changes.between(
                                before.upstreams(),
                                after.upstreams(),
                                Changes.needRestart(atStart, next)));
        journal.taken(taken);
        return taken;
    }

    private void swap(Served before, Served after) throws RoutesNotBuilt {
        serving.replace(after);
        try {
            routes.run();
        } catch (RoutesNotBuilt e) {
            serving.replace(before);
            routes.start();
            throw e;
        }
    }

    private Refused refused(@Nullable String file, List<String> problems) {
        Refused refused = new Refused(state.generation(), Instant.now(), file, problems);
        state = state.refused(refused);
        journal.refused(refused);
        return refused;
    }
}
