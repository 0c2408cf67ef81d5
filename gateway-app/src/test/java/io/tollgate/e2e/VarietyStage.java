package io.tollgate.e2e;

import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A gateway with a model for each way of sending traffic, on two providers. */
final class VarietyStage {

    static final StubProvider A = new StubProvider();
    static final StubProvider B = new StubProvider();
    static final StubProvider CHECKED = new StubProvider();
    static final RunningGateway GATEWAY =
            new RunningGateway(
                    """
                    tollgate:
                      demo: false
                      discovery: false
                      health: { min-calls: 4, window: 5s, open: 1s, probes: 1, max-rest: 2s }
                      defaults:
                        retry: { attempts: 3, backoff: 5ms }
                      providers:
                        a: { dialect: openai, base-url: "http://127.0.0.1:%1$d/v1", api-key: sk-provider-canary }
                        b: { dialect: openai, base-url: "http://127.0.0.1:%2$d/v1" }
                        keys:
                          dialect: openai
                          base-url: http://127.0.0.1:%1$d/v1
                          api-keys: [ sk-first-canary-0123456789, sk-second-canary-0123456789 ]
                        checked:
                          dialect: openai
                          base-url: http://127.0.0.1:%3$d/v1
                          check-every: 200ms
                      models:
                        retried: { targets: [ { provider: a, model: retried } ] }
                        breaking:
                          retry: { attempts: 1 }
                          targets: [ { provider: a, model: breaking } ]
                        resting:
                          retry: { attempts: 1 }
                          targets: [ { provider: a, model: resting } ]
                        two-keys: { targets: [ { provider: keys, model: two-keys } ] }
                        watched:
                          targets:
                            - { provider: checked, model: watched, priority: 1 }
                            - { provider: b, model: watched, priority: 2 }
                        hedged:
                          hedge: { at-least: 150ms }
                          targets:
                            - { provider: a, model: hedged, priority: 1 }
                            - { provider: b, model: hedged, priority: 2 }
                        queued:
                          queue: { size: 2, max-wait: 2s }
                          targets: [ { provider: a, model: queued, max-concurrent: 1 } ]
                        shadowed:
                          targets: [ { provider: a, model: shadowed, price: { input: 2, output: 10 } } ]
                          shadow: { provider: b, model: shadow, percent: 100, price: { input: 1, output: 1 } }
                        sticky:
                          affinity: { by: header, header: x-session }
                          targets:
                            - { provider: a, model: sticky }
                            - { provider: b, model: sticky }
                        cached:
                          affinity: { by: prompt-cache-key }
                          targets:
                            - { provider: a, model: cached }
                            - { provider: b, model: cached }
                        talked:
                          affinity: { by: conversation }
                          targets:
                            - { provider: a, model: talked }
                            - { provider: b, model: talked }
                        cheap: { targets: [ { provider: a, model: small, price: { input: 1, output: 2 }, max-output-tokens: 1000 } ] }
                        strong: { targets: [ { provider: b, model: large, price: { input: 10, output: 20 }, max-output-tokens: 1000 } ] }
                        auto: { recipe: auto, cheap: cheap, strong: strong }
                        ruled:
                          rules:
                            - { when: { headers: { x-tier: "gold*" } }, use: strong }
                            - { when: { json: true }, use: strong }
                            - { when: { input-tokens-above: 500 }, use: auto }
                            - { use: cheap }
                      experiments:
                        size:
                          model: tried
                          sticky-by: header
                          header: x-user
                          variants:
                            control: { use: cheap, weight: 50 }
                            larger: { use: strong, weight: 50 }
                          guard: { min-requests: 20 }
                    """
                            .formatted(A.port(), B.port(), CHECKED.port()));

    private VarietyStage() {}

    static HttpResponse<byte[]> ask(String model, boolean stream, String... headers) {
        return PlainHttp.postTo(
                GATEWAY.url() + PlainHttp.path("openai"), PlainHttp.chat(model, stream), headers);
    }

    static HttpResponse<byte[]> say(String model, String words) {
        return PlainHttp.postTo(
                GATEWAY.url() + PlainHttp.path("openai"),
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(model, words));
    }

    static Script answer(boolean stream) {
        return Stage.answer("openai", "text", stream);
    }

    static Script refusal(int status) {
        return Script.of("application/json", "{\"error\":{\"message\":\"no\",\"type\":\"x\"}}")
                .status(status);
    }

    static Script silence() {
        return new Script(200, Map.of(), List.of(), End.STALL);
    }
}
