package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSIDriverBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The kinds of cert-manager. */
final class Definitions {

  static final String GROUP = "cert-manager.io";

  static final ResourceDefinitionContext CERTIFICATES = kind("Certificate", "certificates", true);
  static final ResourceDefinitionContext ISSUERS = kind("Issuer", "issuers", true);
  static final ResourceDefinitionContext CLUSTER_ISSUERS =
      kind("ClusterIssuer", "clusterissuers", false);

  private static final long PATIENCE = 30;

  private Definitions() {}

  /** Installs them, and returns when the API server serves them. */
  static void install(KubernetesClient client) {
    try (InputStream file = Definitions.class.getResourceAsStream("definitions.yaml")) {
      client.load(Objects.requireNonNull(file)).items().stream()
          .map(CustomResourceDefinition.class::cast)
          .forEach(definition -> install(client, definition));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client.resource(driver()).serverSideApply();
  }

  /** Tells that nodes have the driver. */
  private static CSIDriver driver() {
    return new CSIDriverBuilder()
        .withNewMetadata()
        .withName(PodCertificates.NAME)
        .endMetadata()
        .withNewSpec()
        .withAttachRequired(false)
        .withPodInfoOnMount(true)
        .withVolumeLifecycleModes("Ephemeral")
        .endSpec()
        .build();
  }

  private static void install(KubernetesClient client, CustomResourceDefinition definition) {
    client.resource(definition).serverSideApply();
    client.resource(definition).waitUntilCondition(Definitions::served, PATIENCE, TimeUnit.SECONDS);
  }

  private static boolean served(@Nullable CustomResourceDefinition definition) {
    return Optional.ofNullable(definition)
        .map(CustomResourceDefinition::getStatus)
        .map(CustomResourceDefinitionStatus::getConditions)
        .filter(
            conditions ->
                conditions.stream()
                    .anyMatch(
                        it -> "Established".equals(it.getType()) && "True".equals(it.getStatus())))
        .isPresent();
  }

  private static ResourceDefinitionContext kind(String kind, String plural, boolean namespaced) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(GROUP)
        .withVersion("v1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}
