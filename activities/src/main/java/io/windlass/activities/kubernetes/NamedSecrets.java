package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Secrets of one namespace, by their names. */
public record NamedSecrets(KubernetesClient kubernetes, String namespace) {

  /** Those beside a resource. */
  public static NamedSecrets beside(KubernetesClient kubernetes, HasMetadata resource) {
    return new NamedSecrets(kubernetes, resource.getMetadata().getNamespace());
  }

  /** The one of that name. */
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(kubernetes.secrets().inNamespace(namespace).withName(name).get());
  }

  /** The same; empty, too, where our role does not let us see it. */
  public Optional<Secret> findIfAllowed(String name) {
    return ApiRefusal.unlessForbidden(Optional.empty(), () -> find(name));
  }
}
