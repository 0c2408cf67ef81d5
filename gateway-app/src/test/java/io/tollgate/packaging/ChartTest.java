package io.tollgate.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.tollgate.app.settings.Role;
import io.tollgate.app.settings.Settings;
import io.tollgate.app.settings.StoreSettings.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart: what is rendered is what a cluster may be trusted with. */
final class ChartTest {

    private static final String ONE = "role: edge";

    private static final String SEVERAL =
            """
            replicas: 3
            database: { url: "jdbc:postgresql://db/tollgate", passwordSecret: { name: db } }
            pepperSecret: { name: pepper }
            redis: { urlSecret: { name: redis } }
            autoscaling: { enabled: true, callsOpenPerPod: 800 }
            serviceMonitor: { enabled: true, labels: { release: prometheus } }
            secretEnv: [ { name: OPENAI_API_KEY, secret: llm-keys, key: openai } ]
            settings:
              tollgate:
                demo: false
                providers:
                  openai: { dialect: openai, base-url: "https://api.openai.com/v1", api-key: "env:OPENAI_API_KEY" }
                models:
                  "gpt-*": { targets: [ { provider: openai } ] }
            """;

    @TempDir private Path folder;

    private static PodSpec pod(Chart chart) {
        return chart.the(StatefulSet.class).getSpec().getTemplate().getSpec();
    }

    private static Container container(Chart chart) {
        return pod(chart).getContainers().getFirst();
    }

    @Test
    void helmFindsNothingWrong() {
        LintResult result = new Helm(Chart.HOME).lint().strict().call();
        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "replicas: 0, replicas",
        "role: egde, role",
        "persistance: {}, persistance",
        "image: { tag: 1 }, tag",
        "replicas: 2, Several nodes need one database",
        "database: { url: 'jdbc:postgresql://db/t' }, the same pepper"
    })
    void whatCannotWorkIsRefused(String values, String why) {
        assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining(why);
    }

    @Test
    void podsMayNothing() throws IOException {
        Chart chart = Chart.rendered(ONE);
        PodSpec pod = pod(chart);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(65532);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        var container = container(chart).getSecurityContext();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(chart.the(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void probesAskWhereTheGatewayListens() throws IOException {
        Container container = container(Chart.rendered(ONE));
        assertThat(path(container.getStartupProbe())).isEqualTo("/livez");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/livez");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/readyz");
        assertThat(container.getPorts()).extracting("containerPort").containsExactly(8080, 9090);
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    @Test
    void openAnswersMayEnd() throws IOException {
        Chart chart = Chart.rendered("{ drainSeconds: 100, preStopSeconds: 7 }");
        long grace = pod(chart).getTerminationGracePeriodSeconds();
        long before = container(chart).getLifecycle().getPreStop().getSleep().getSeconds();
        Duration drain = settings(chart, Map.of()).drain();
        assertThat(before).isEqualTo(7);
        assertThat(drain).isEqualTo(Duration.ofSeconds(100));
        // Drain itself allows ten seconds more before it is cut.
        assertThat(grace).isGreaterThanOrEqualTo(before + drain.toSeconds() + 10);
    }

    @Test
    void whatCallsCostOutlivesAPod() throws IOException {
        StatefulSet set = Chart.rendered(ONE).the(StatefulSet.class);
        assertThat(set.getSpec().getVolumeClaimTemplates()).hasSize(1);
        assertThat(set.getSpec().getVolumeClaimTemplates().getFirst().getMetadata().getName())
                .isEqualTo("data");
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenScaled())
                .isEqualTo("Retain");
        assertThat(container(Chart.rendered(ONE)).getVolumeMounts())
                .extracting("mountPath")
                .contains("/data", "/tmp");
        assertThat(settings(Chart.rendered(ONE), Map.of()).store().data())
                .isEqualTo(Path.of("/data/tollgate"));
    }

    @Test
    void oneNodeNeedsNoOther() throws IOException {
        Chart chart = Chart.rendered(ONE);
        assertThat(chart.kinds())
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "NetworkPolicy",
                        "Service",
                        "Service",
                        "ServiceAccount",
                        "StatefulSet");
        Settings settings = settings(chart, Map.of());
        assertThat(settings.role()).isEqualTo(Role.EDGE);
        assertThat(settings.store().access()).isEqualTo(Access.KEYS);
        assertThat(settings.store().url()).isNull();
    }

    @Test
    void severalNodesAreScaledByOpenStreams() throws IOException {
        Chart chart = Chart.rendered(SEVERAL);
        assertThat(chart.kinds()).contains("ServiceMonitor", "PodDisruptionBudget");
        assertThat(chart.the(StatefulSet.class).getSpec().getReplicas()).isNull();
        var scaler = chart.the(HorizontalPodAutoscaler.class).getSpec();
        assertThat(scaler.getScaleTargetRef().getKind()).isEqualTo("StatefulSet");
        var calls = scaler.getMetrics().getFirst().getPods();
        assertThat(calls.getMetric().getName()).isEqualTo("tollgate_calls_open");
        assertThat(calls.getTarget().getAverageValue().getAmount()).isEqualTo("800");
        assertThat(scaler.getMetrics().getLast().getResource().getName()).isEqualTo("cpu");
        assertThat(chart.the(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal())
                .isEqualTo(1);
    }

    @Test
    void severalNodesHaveOneDatabaseAndOnePepper() throws IOException {
        Chart chart = Chart.rendered(SEVERAL);
        Settings settings =
                settings(
                        chart,
                        Map.of(
                                "TOLLGATE_DB_PASSWORD", "p",
                                "TOLLGATE_PEPPER", "p".repeat(40),
                                "TOLLGATE_REDIS_URL", "redis://redis:6379",
                                "OPENAI_API_KEY", "k"));
        assertThat(settings.store().url()).isEqualTo("jdbc:postgresql://db/tollgate");
        assertThat(settings.store().node()).isEqualTo("gw-tollgate-0");
        assertThat(settings.store().redis()).isNotNull();
        assertThat(settings.upstreams().providers()).containsOnlyKeys("openai");
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void secretsAreNamedAndNeverTold() throws IOException {
        Chart chart = Chart.rendered(SEVERAL);
        assertThat(chart.kinds()).doesNotContain("Secret");
        List<EnvVar> secret =
                container(chart).getEnv().stream()
                        .filter(one -> one.getValueFrom() != null)
                        .filter(one -> one.getValueFrom().getSecretKeyRef() != null)
                        .toList();
        assertThat(secret)
                .extracting(EnvVar::getName)
                .containsExactly(
                        "TOLLGATE_DB_PASSWORD",
                        "TOLLGATE_PEPPER",
                        "TOLLGATE_REDIS_URL",
                        "OPENAI_API_KEY");
        assertThat(secret).allSatisfy(one -> assertThat(one.getValue()).isNull());
    }

    @Test
    void theNetworkIsClosedButForWhatIsNeeded() throws IOException {
        var one = Chart.rendered(ONE).the(NetworkPolicy.class).getSpec();
        assertThat(one.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(ports(one)).containsExactly(53, 53, 443);
        assertThat(ports(Chart.rendered(SEVERAL).the(NetworkPolicy.class).getSpec()))
                .containsExactly(53, 53, 443, 5432, 6379);
    }

    private static List<Integer> ports(
            io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec policy) {
        return policy.getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .toList();
    }

    /** What a gateway makes of the ConfigMap; its own reader refuses what it does not know. */
    private Settings settings(Chart chart, Map<String, String> secrets) throws IOException {
        String yaml = chart.the(ConfigMap.class).getData().get("tollgate.yml");
        assertThat(yaml).contains("address: 0.0.0.0");
        return StrictReader.read(folder, yaml, secrets);
    }
}
