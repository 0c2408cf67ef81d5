package io.tollgate.filters.gateway;

import java.util.List;

/**
 * Where a call goes, once rules and experiments have had their say.
 *
 * @param model the name that targets without a name of their own are asked by
 * @param steps what was decided on the way, in words: none for a model that has targets
 * @param strict whether a model on the way may lose nothing of a request
 */
record Selection(ModelTraffic traffic, String model, List<String> steps, boolean strict) {}
