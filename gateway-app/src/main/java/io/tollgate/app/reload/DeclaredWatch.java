package io.tollgate.app.reload;

import io.tollgate.app.policies.Policing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts in force what is declared: before the gateway listens, and whenever another node's
 * administrators declare something else.
 */
@Component
class DeclaredWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeclaredWatch.class);

    private final DeclaredUpstreams declared;
    private final Reload reload;
    private final Policing policing;
    private volatile boolean running;

    DeclaredWatch(DeclaredUpstreams declared, Reload reload, Policing policing) {
        this.declared = declared;
        this.reload = reload;
        this.policing = policing;
    }

    @Override
    public void start() {
        running = true;
        int sealed = policing.declarations().sealAnew();
        if (sealed > 0) {
            log.info("{} credentials are sealed anew, with the present pepper.", sealed);
        }
        catchUp();
        policing.feed()
                .onChange(
                        _ ->
                                Thread.ofVirtual()
                                        .name("tollgate-declared")
                                        .start(this::catchUpUnlessAway));
    }

    private synchronized void catchUp() {
        if (running && declared.isBehind()) {
            reload.runDeclared();
        }
    }

    /** The next change, or the next look, asks again. */
    private void catchUpUnlessAway() {
        try {
            catchUp();
        } catch (DataAccessException | TransactionException e) {
            log.warn("What is declared cannot be read: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
