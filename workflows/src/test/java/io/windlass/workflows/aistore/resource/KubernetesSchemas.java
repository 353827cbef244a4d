package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.AppArmorProfile;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.FileKeySelector;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Kubernetes demands of its own types and their Java models do not say.
 *
 * <p>Without it an incomplete entry would be accepted here and refused only when the StatefulSet is
 * applied, far from the person who wrote it.
 */
final class KubernetesSchemas {
  private static final Map<Class<?>, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry(AppArmorProfile.class, List.of("type")),
          Map.entry(
              Condition.class,
              List.of("lastTransitionTime", "message", "reason", "status", "type")),
          Map.entry(ConfigMapKeySelector.class, List.of("key")),
          Map.entry(EnvVar.class, List.of("name")),
          Map.entry(FileKeySelector.class, List.of("key", "path", "volumeName")),
          Map.entry(GRPCAction.class, List.of("port")),
          Map.entry(HTTPGetAction.class, List.of("port")),
          Map.entry(HTTPHeader.class, List.of("name", "value")),
          Map.entry(LabelSelectorRequirement.class, List.of("key", "operator")),
          Map.entry(NodeSelector.class, List.of("nodeSelectorTerms")),
          Map.entry(NodeSelectorRequirement.class, List.of("key", "operator")),
          Map.entry(ObjectFieldSelector.class, List.of("fieldPath")),
          Map.entry(PodAffinityTerm.class, List.of("topologyKey")),
          Map.entry(PreferredSchedulingTerm.class, List.of("preference", "weight")),
          Map.entry(ResourceClaim.class, List.of("name")),
          Map.entry(ResourceFieldSelector.class, List.of("resource")),
          Map.entry(SeccompProfile.class, List.of("type")),
          Map.entry(SecretKeySelector.class, List.of("key")),
          Map.entry(Sysctl.class, List.of("name", "value")),
          Map.entry(TCPSocketAction.class, List.of("port")),
          Map.entry(WeightedPodAffinityTerm.class, List.of("podAffinityTerm", "weight")));

  /** Objects that server-side apply replaces as a whole. */
  private static final Set<Class<?>> ATOMIC =
      Set.of(
          ConfigMapKeySelector.class,
          FileKeySelector.class,
          LabelSelector.class,
          LocalObjectReference.class,
          NodeSelector.class,
          ObjectFieldSelector.class,
          ResourceFieldSelector.class,
          SecretKeySelector.class);

  private static final String NUMBER = "(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))";
  private static final String QUANTITY =
      "^(\\+|-)?" + NUMBER + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?" + NUMBER + "))?$";

  private KubernetesSchemas() {}

  static void complete(ObjectNode schema, Class<?> type) {
    var required = REQUIRED.get(type);
    if (required != null) {
      var names = schema.putArray("required");
      required.forEach(names::add);
    }
    if (ATOMIC.contains(type)) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    if (type == Quantity.class) {
      schema.put("pattern", QUANTITY);
    }
    if (type == Condition.class) {
      completeCondition((ObjectNode) schema.get("properties"));
    }
  }

  /** Conditions merge by type, so that several writers can each own theirs. */
  static void mergeByType(ObjectNode conditions) {
    conditions.put("x-kubernetes-list-type", "map");
    conditions.putArray("x-kubernetes-list-map-keys").add("type");
  }

  private static void completeCondition(ObjectNode properties) {
    field(properties, "lastTransitionTime").put("format", "date-time");
    field(properties, "message").put("maxLength", 32_768);
    field(properties, "observedGeneration").put("minimum", 0);
    field(properties, "reason")
        .put("maxLength", 1024)
        .put("minLength", 1)
        .put("pattern", "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$");
    field(properties, "status").putArray("enum").add("True").add("False").add("Unknown");
    field(properties, "type").put("maxLength", 316);
  }

  private static ObjectNode field(ObjectNode properties, String name) {
    return (ObjectNode) properties.get(name);
  }
}
