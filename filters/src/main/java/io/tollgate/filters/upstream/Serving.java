package io.tollgate.filters.upstream;

/** What serves a model: targets, or another model that is chosen for each request. */
public sealed interface Serving permits TargetPlan, ByNeed, Split {}
