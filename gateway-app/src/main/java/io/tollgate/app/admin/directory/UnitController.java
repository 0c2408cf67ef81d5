package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.wire.Paged;
import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Versions;
import io.tollgate.app.admin.wire.Writes;
import io.tollgate.app.policies.Policing;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.store.directory.DirectoryPages;
import io.tollgate.policies.tenant.OrgUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Tenants, their teams, the teams' projects. Each is declared by who is above it. */
@RestController
@RequestMapping("/admin/v1/tenants")
class UnitController {

    private static final String TEAMS = "/{tenant}/teams";
    private static final String TEAM = "/{tenant}/teams/{team}";
    private static final String PROJECTS = "/{tenant}/teams/{team}/projects";
    private static final String PROJECT = "/{tenant}/teams/{team}/projects/{project}";

    private final Policing policing;
    private final DirectoryPages pages;
    private final Writes writes;
    private final Versions versions;

    UnitController(Policing policing, Writes writes, Versions versions) {
        this.policing = policing;
        this.pages = new DirectoryPages(policing.store());
        this.writes = writes;
        this.versions = versions;
    }

    @GetMapping
    @Requires(Permission.UNITS_READ)
    Paged<UnitView> tenants(
            Administrator admin,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list(admin, null, search, after, limit);
    }

    @GetMapping(TEAMS)
    @Requires(Permission.UNITS_READ)
    Paged<UnitView> teams(
            Administrator admin,
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list(admin, tenant, search, after, limit);
    }

    @GetMapping(PROJECTS)
    @Requires(Permission.UNITS_READ)
    Paged<UnitView> projects(
            Administrator admin,
            @PathVariable String tenant,
            @PathVariable String team,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list(admin, tenant + "/" + team, search, after, limit);
    }

    private Paged<UnitView> list(
            Administrator admin,
            @Nullable String parent,
            String search,
            @Nullable String after,
            @Nullable Integer limit) {
        if (parent != null) {
            seen(admin, parent);
        }
        return Paged.of(
                pages.units(
                        admin.visible(Permission.UNITS_READ),
                        parent,
                        search,
                        Paged.turn(after, limit)),
                UnitView::of);
    }

    @GetMapping("/{tenant}")
    @Requires(Permission.UNITS_READ)
    ResponseEntity<UnitView> tenant(Administrator admin, @PathVariable String tenant) {
        return versions.ok(seen(admin, tenant));
    }

    @GetMapping(TEAM)
    @Requires(Permission.UNITS_READ)
    ResponseEntity<UnitView> team(
            Administrator admin, @PathVariable String tenant, @PathVariable String team) {
        return versions.ok(seen(admin, tenant + "/" + team));
    }

    @GetMapping(PROJECT)
    @Requires(Permission.UNITS_READ)
    ResponseEntity<UnitView> project(
            Administrator admin,
            @PathVariable String tenant,
            @PathVariable String team,
            @PathVariable String project) {
        return versions.ok(seen(admin, tenant + "/" + team + "/" + project));
    }

    private UnitView seen(Administrator admin, String path) {
        return pages.unit(admin.visible(Permission.UNITS_READ), path)
                .map(UnitView::of)
                .orElseThrow(() -> Problem.missing("tenant, team or project", path));
    }

    @PostMapping
    @Requires(value = Permission.UNITS_WRITE, everywhere = true)
    ResponseEntity<UnitView> createTenant(
            ServerWebExchange exchange, Administrator admin, @RequestBody UnitWish wish) {
        return create(exchange, admin, wish, null);
    }

    @PostMapping(TEAMS)
    @Requires(Permission.UNITS_WRITE)
    ResponseEntity<UnitView> createTeam(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String tenant,
            @RequestBody UnitWish wish) {
        return create(exchange, admin, wish, tenant);
    }

    @PostMapping(PROJECTS)
    @Requires(Permission.UNITS_WRITE)
    ResponseEntity<UnitView> createProject(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String tenant,
            @PathVariable String team,
            @RequestBody UnitWish wish) {
        return create(exchange, admin, wish, tenant + "/" + team);
    }

    private ResponseEntity<UnitView> create(
            ServerWebExchange exchange,
            Administrator admin,
            UnitWish wish,
            @Nullable String parent) {
        if (parent != null) {
            seen(admin, parent);
        }
        OrgUnit unit = wish.below(parent);
        requireAbove(admin, unit.id());
        return writes.create(
                exchange,
                admin,
                wish,
                UnitView.class,
                () -> {
                    policing.directory().by(admin.actor()).create(unit);
                    return versions.created(UnitView.of(unit));
                });
    }

    private static void requireAbove(Administrator admin, String path) {
        if (!admin.mayFromAbove(Permission.UNITS_WRITE, path)) {
            throw Problem.forbidden("What '" + path + "' is, is decided by who is above it.");
        }
    }

    @PutMapping("/{tenant}")
    @Requires(Permission.UNITS_WRITE)
    ResponseEntity<UnitView> putTenant(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String tenant,
            @RequestBody UnitWish wish) {
        return put(exchange, admin, wish, tenant);
    }

    @PutMapping(TEAM)
    @Requires(Permission.UNITS_WRITE)
    ResponseEntity<UnitView> putTeam(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String tenant,
            @PathVariable String team,
            @RequestBody UnitWish wish) {
        return put(exchange, admin, wish, tenant + "/" + team);
    }

    @PutMapping(PROJECT)
    @Requires(Permission.UNITS_WRITE)
    ResponseEntity<UnitView> putProject(
            ServerWebExchange exchange,
            Administrator admin,
            @PathVariable String tenant,
            @PathVariable String team,
            @PathVariable String project,
            @RequestBody UnitWish wish) {
        return put(exchange, admin, wish, tenant + "/" + team + "/" + project);
    }

    private ResponseEntity<UnitView> put(
            ServerWebExchange exchange, Administrator admin, UnitWish wish, String path) {
        return writes.change(
                () -> {
                    UnitView before = seen(admin, path);
                    requireAbove(admin, path);
                    versions.require(exchange, before);
                    if (wish.id() != null && !path.equals(wish.id())) {
                        throw Problem.invalid("/id", "cannot be changed");
                    }
                    OrgUnit unit = wish.at(path);
                    policing.directory().by(admin.actor()).put(unit);
                    return versions.ok(UnitView.of(unit));
                });
    }
}
