package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets and ConfigMaps of users that daemons find as files.
 *
 * <p>The kubelet keeps the files as the objects are: a changed credential needs no new template.
 * What is in a Secret is seen by the daemons alone.
 */
final class MountedReferences {

  /** What the API server would set; written out so that the templates compare as equal. */
  private static final int READABLE_BY_ALL = 0644;

  /** A volume and where its files appear. */
  private record Reference(Volume volume, String path) {

    VolumeMount mount() {
      return new VolumeMountBuilder()
          .withName(volume.getName())
          .withMountPath(path)
          .withReadOnly(true)
          .build();
    }
  }

  private MountedReferences() {}

  static List<Volume> volumes(ClusterContext context, DaemonRole role) {
    return of(context.spec(), role).map(Reference::volume).toList();
  }

  static List<VolumeMount> mounts(ClusterContext context, DaemonRole role) {
    return of(context.spec(), role).map(Reference::mount).toList();
  }

  private static Stream<Reference> of(AIStoreSpec spec, DaemonRole role) {
    var tracing = secret("tracing-token", spec.tracingTokenSecretName(), "/var/traces");
    return Stream.concat(
        tracing.stream(),
        switch (role) {
          case PROXY -> issuers(spec.issuerCAConfigMap()).stream();
          case TARGET -> clouds(spec);
        });
  }

  private static Stream<Reference> clouds(AIStoreSpec spec) {
    return Stream.of(
            secret("aws-creds", spec.awsSecretName(), Paths.AWS),
            secret("gcp-creds", spec.gcpSecretName(), Paths.GCP),
            secret("oci-creds", spec.ociSecretName(), Paths.OCI))
        .flatMap(Optional::stream);
  }

  private static Optional<Reference> secret(String volume, @Nullable String name, String path) {
    return named(name)
        .map(
            secret ->
                new VolumeBuilder()
                    .withName(volume)
                    .withNewSecret()
                    .withSecretName(secret)
                    .withDefaultMode(READABLE_BY_ALL)
                    .endSecret()
                    .build())
        .map(built -> new Reference(built, path));
  }

  private static Optional<Reference> issuers(@Nullable String name) {
    return named(name)
        .map(
            configMap ->
                new VolumeBuilder()
                    .withName("oidc-ca")
                    .withNewConfigMap()
                    .withName(configMap)
                    .withDefaultMode(READABLE_BY_ALL)
                    .endConfigMap()
                    .build())
        .map(built -> new Reference(built, Paths.ISSUERS));
  }

  private static Optional<String> named(@Nullable String name) {
    return Optional.ofNullable(name).filter(text -> !text.isEmpty());
  }
}
