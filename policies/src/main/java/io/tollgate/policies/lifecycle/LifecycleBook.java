package io.tollgate.policies.lifecycle;

import org.jspecify.annotations.Nullable;

/** Which models go, by what their providers publish. Asked for each answer: it knows by heart. */
public interface LifecycleBook {

    /**
     * When a model goes.
     *
     * @param provider as the gateway's settings name it
     * @param dialect of the provider, which tells who made it where nothing else does
     * @param model as the provider names it
     * @return null if nobody says that it does
     */
    @Nullable Lifecycle of(String provider, String dialect, String model);
}
