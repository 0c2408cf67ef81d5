package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloads by the hundred, while clients ask and stream. */
class ReloadUnderLoadTest {

    private static final int RELOADS = 200;
    private static final int VARIANTS = 4;
    private static final int CLIENTS = 6;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void noRequestNotices(@TempDir Path folder) throws Exception {
        try (ReloadingGateway gateway = new ReloadingGateway(folder, "m");
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = clients(gateway, executor);
            try {
                reloadOften(gateway);
            } finally {
                over.set(true);
            }
            for (Future<?> client : clients) {
                client.get();
            }
            assertThat(answers).hasValueGreaterThan(RELOADS);
            assertThat(gateway.refusals()).isGreaterThanOrEqualTo(RELOADS / 10.0);
            assertThat(gateway.gauge("tollgate.provider.clients")).isLessThanOrEqualTo(VARIANTS);
        }
    }

    private List<Future<?>> clients(ReloadingGateway gateway, ExecutorService executor) {
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            boolean stream = i % 2 == 0;
            clients.add(
                    executor.submit(
                            () -> {
                                while (!over.get()) {
                                    assertOneSnapshot(gateway.ask("m", stream));
                                    answers.incrementAndGet();
                                }
                                return null;
                            }));
        }
        return clients;
    }

    /** Each provider comes back every now and then, with the client that it had. */
    private static void reloadOften(ReloadingGateway gateway) throws Exception {
        for (int i = 0; i < RELOADS; i++) {
            boolean invalid = i % 10 == 9;
            String variant = Integer.toString(i % VARIANTS);
            gateway.write(
                    invalid
                            ? "tollgate: { providers: " + i + " }"
                            : gateway.settings("model-" + i + "-" + variant, variant, "m"));
            assertThat(gateway.reload().statusCode()).isEqualTo(invalid ? 422 : 200);
        }
    }

    /** The header is the gateway's word for the model, the text that of the provider. */
    private static void assertOneSnapshot(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String model = answer.headers().firstValue("x-tollgate-model").orElseThrow();
        String variant = model.equals("first") ? "0" : model.substring(model.lastIndexOf('-') + 1);
        assertThat(answer.body()).contains("\"" + model + " " + variant + "\"");
        assertThat(answer.body()).containsAnyOf("[DONE]", "total_tokens");
    }
}
