package io.tollgate.packaging;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The Helm chart, rendered by Helm itself as {@code helm template gw} would. */
final class Chart {

    static final Path HOME = Path.of("../deploy/helm/tollgate");

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private final List<HasMetadata> objects;

    private Chart(List<HasMetadata> objects) {
        this.objects = objects;
    }

    /**
     * @throws IllegalStateException with Helm's words, if it refuses the values
     */
    static Chart rendered(String values) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, values);
            String yaml =
                    new Helm(HOME)
                            .template()
                            .withName("gw")
                            .withKubeVersion("1.34.0")
                            .withValuesFile(file)
                            .call();
            return new Chart(
                    Arrays.stream(yaml.split("(?m)^---\\s*$"))
                            .filter(one -> one.contains("kind:"))
                            .map(one -> (HasMetadata) KUBERNETES.unmarshal(one))
                            .toList());
        } finally {
            Files.delete(file);
        }
    }

    List<String> kinds() {
        return objects.stream().map(HasMetadata::getKind).toList();
    }

    List<HasMetadata> objects() {
        return objects;
    }

    /** The only one of its kind, or the first. */
    <T extends HasMetadata> T the(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }
}
