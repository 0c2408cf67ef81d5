package io.tollgate.app.admin.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whom an endpoint is for that needs no permission. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Whom value();

    /** Who may use it. */
    enum Whom {
        /** Anybody who can reach the gateway. */
        STRANGERS,
        /** Whoever has logged in. */
        ADMINISTRATORS,
        /** Whoever may call models; the gate has seen their key. */
        CALLERS
    }
}
