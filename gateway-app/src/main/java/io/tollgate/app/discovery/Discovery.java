package io.tollgate.app.discovery;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.ModelPattern;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.Upstreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, at start, for providers that the environment offers: an OpenAI or Anthropic key, an Ollama
 * that answers. Each is asked for its models, all at once and within a short time, and those are
 * served under their own names. A hosted provider that does not answer is served by its names'
 * usual beginnings all the same.
 */
public final class Discovery {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final List<Candidate> candidates;
    private final ModelListing listing = new ModelListing();

    /**
     * @param dialects those whose providers it can look for
     */
    public Discovery(Dialects dialects, Variables environment) {
        this(Candidates.in(dialects, environment));
    }

    Discovery(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /**
     * A provider that may be there.
     *
     * @param globs what it serves if it does not list its models; none: it is not there then
     */
    record Candidate(Provider provider, List<String> globs) {}

    /** Asks all candidates. Blocks for a few seconds at most. */
    public Upstreams find() {
        Map<String, Provider> providers = new HashMap<>();
        List<DeclaredModel> models = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<String>>> answers =
                    candidates.stream()
                            .map(candidate -> executor.submit(() -> names(candidate)))
                            .toList();
            for (int i = 0; i < candidates.size(); i++) {
                Provider provider = candidates.get(i).provider();
                Set<String> names = join(answers.get(i));
                if (!names.isEmpty()) {
                    providers.put(provider.name(), provider);
                    names.forEach(name -> models.add(model(name, provider)));
                }
            }
        }
        return new Upstreams(providers, models);
    }

    private Set<String> names(Candidate candidate) {
        Set<String> names = new LinkedHashSet<>(candidate.globs());
        try {
            names.addAll(listing.ask(candidate.provider()));
        } catch (ModelListing.NoAnswer e) {
            if (candidate.globs().isEmpty()) {
                log.debug("{} is not there: {}", candidate.provider().name(), e.getMessage());
            } else {
                log.warn(
                        "{} did not list its models ({}); serving {}.",
                        candidate.provider().name(),
                        e.getMessage(),
                        candidate.globs());
            }
        }
        return names;
    }

    private static Set<String> join(Future<Set<String>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for providers", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot look for providers", e.getCause());
        }
    }

    private static DeclaredModel model(String name, Provider provider) {
        return new DeclaredModel(
                new ModelPattern(name), List.of(new Target(provider.name(), null, 1)));
    }
}
