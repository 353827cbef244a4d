package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Descriptions of fields that are Kubernetes' own: where {@code kubectl explain} tells about them.
 */
final class KubernetesDescriptions {
  private static final Map<Class<?>, String> PATHS =
      Map.of(
          Affinity.class, "pod.spec.affinity",
          EnvVar.class, "pod.spec.containers.env",
          LabelSelector.class, "pvc.spec.selector",
          LocalObjectReference.class, "pod.spec.imagePullSecrets",
          PodSecurityContext.class, "pod.spec.securityContext",
          Probe.class, "pod.spec.containers.readinessProbe",
          ResourceRequirements.class, "pod.spec.containers.resources",
          SecurityContext.class, "pod.spec.containers.securityContext",
          StatefulSetPersistentVolumeClaimRetentionPolicy.class,
              "statefulset.spec.persistentVolumeClaimRetentionPolicy",
          Toleration.class, "pod.spec.tolerations");

  private static final Map<String, String> CONDITION =
      Map.of(
          "type", "What is observed, for example Ready.",
          "status", "True, False or Unknown.",
          "reason", "Why, in one word.",
          "message", "Why, in a sentence.",
          "lastTransitionTime", "When the status last changed.",
          "observedGeneration", "Generation of the specification that this is about.");

  private KubernetesDescriptions() {}

  /** Describes all below a schema that was made from a type of Kubernetes. */
  static void complete(ObjectNode schema, Class<?> type) {
    Optional.ofNullable(PATHS.get(type)).ifPresent(path -> point(schema, path));
    if (type == Condition.class) {
      schema
          .get("properties")
          .properties()
          .forEach(
              field ->
                  put(
                      (ObjectNode) field.getValue(),
                      Objects.requireNonNull(CONDITION.get(field.getKey()))));
    }
  }

  private static void point(ObjectNode schema, String path) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var inside = path + "." + field.getKey();
              put((ObjectNode) field.getValue(), "See: kubectl explain " + inside);
              point((ObjectNode) field.getValue(), inside);
            });
    if (schema.get("items") instanceof ObjectNode items) {
      point(items, path);
    }
  }

  /** The first to describe a field knows it best. */
  private static void put(ObjectNode schema, String description) {
    if (!schema.has("description")) {
      schema.put("description", description);
    }
  }
}
