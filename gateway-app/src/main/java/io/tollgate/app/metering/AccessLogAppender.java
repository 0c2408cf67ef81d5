package io.tollgate.app.metering;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Has the access log written by a thread of its own: calls end on event loops, and a console that
 * nobody reads must not stop them. If it cannot follow, lines are lost, never calls.
 */
final class AccessLogAppender {

    private static final int MOST_WAITING = 8192;

    private AccessLogAppender() {}

    /** A queue has one appender, and logs may go to several places. */
    private static final class Everywhere extends AppenderBase<ILoggingEvent> {

        private final Logger root;

        Everywhere(Logger root) {
            this.root = root;
        }

        @Override
        protected void append(ILoggingEvent event) {
            root.callAppenders(event);
        }
    }

    /** Puts it between a logger and wherever everything is logged. */
    static void install(String name) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return;
        }
        Logger logger = context.getLogger(name);
        if (logger.iteratorForAppenders().hasNext()) {
            return;
        }
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName(name);
        queue.setQueueSize(MOST_WAITING);
        queue.setNeverBlock(true);
        Everywhere sinks = new Everywhere(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        sinks.setContext(context);
        sinks.start();
        queue.addAppender(sinks);
        queue.start();
        logger.addAppender(queue);
        logger.setAdditive(false);
    }
}
