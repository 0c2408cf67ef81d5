package io.tollgate.app.admin.access;

import io.tollgate.policies.admin.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What somebody must be permitted, somewhere at least, who uses the endpoint. Which of its things
 * they see and change, the endpoint asks {@link io.tollgate.policies.admin.Administrator} for.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Permission value();

    /** Whether it must be permitted for all tenants together: the endpoint is nobody's own. */
    boolean everywhere() default false;
}
