package io.tollgate.filters.upstream;

import io.tollgate.filters.upstream.experiment.Experiment;

/** The model is chosen by an experiment. */
public record Split(Experiment experiment) implements Serving {}
