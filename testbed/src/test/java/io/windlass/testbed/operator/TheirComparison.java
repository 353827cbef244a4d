package io.windlass.testbed.operator;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * For which differences of a pod template ais-operator v3.4 starts a rollout. It compares chosen
 * fields alone; annotations that it does not know are none of its business.
 */
public final class TheirComparison {

  private static final String RESTART_HASH = "config.aistore.nvidia.com/restart-hash";

  private TheirComparison() {}

  /**
   * What would make it roll; empty if it would leave the pods alone.
   *
   * @param desired as it would make it
   * @param current as it is
   */
  public static List<String> rolls(PodTemplateSpec desired, PodTemplateSpec current) {
    List<String> reasons = new ArrayList<>();
    compare(reasons, "init", init(desired), init(current), false);
    compare(reasons, "containers", containers(desired), containers(current), true);
    differs(
        reasons,
        "pod security context",
        desired.getSpec().getSecurityContext(),
        current.getSpec().getSecurityContext());
    differs(
        reasons, "labels", desired.getMetadata().getLabels(), current.getMetadata().getLabels());
    differs(reasons, "volumes", volumes(desired), volumes(current));
    differs(
        reasons,
        "priority class",
        desired.getSpec().getPriorityClassName(),
        current.getSpec().getPriorityClassName());
    differs(
        reasons,
        "tolerations",
        desired.getSpec().getTolerations(),
        current.getSpec().getTolerations());
    if (annotations(
        desired.getMetadata().getAnnotations(), current.getMetadata().getAnnotations())) {
      reasons.add("annotations");
    }
    return reasons;
  }

  private static List<Container> init(PodTemplateSpec template) {
    return template.getSpec().getInitContainers();
  }

  private static List<Container> containers(PodTemplateSpec template) {
    return template.getSpec().getContainers();
  }

  private static Map<String, Volume> volumes(PodTemplateSpec template) {
    return template.getSpec().getVolumes().stream()
        .collect(Collectors.toMap(Volume::getName, Function.identity()));
  }

  private static void compare(
      List<String> reasons,
      String what,
      List<Container> desired,
      List<Container> current,
      boolean thorough) {
    if (desired.size() != current.size()) {
      reasons.add(what);
      return;
    }
    for (int i = 0; i < desired.size(); i++) {
      Container one = desired.get(i);
      Container other = current.get(i);
      differs(reasons, what + " name", one.getName(), other.getName());
      differs(reasons, what + " image", one.getImage(), other.getImage());
      differs(reasons, what + " security", one.getSecurityContext(), other.getSecurityContext());
      if (thorough) {
        differs(reasons, what + " env", one.getEnv(), other.getEnv());
        differs(reasons, what + " resources", one.getResources(), other.getResources());
        differs(reasons, what + " liveness", one.getLivenessProbe(), other.getLivenessProbe());
        differs(reasons, what + " readiness", one.getReadinessProbe(), other.getReadinessProbe());
        differs(reasons, what + " startup", one.getStartupProbe(), other.getStartupProbe());
      }
    }
  }

  private static void differs(List<String> reasons, String what, Object one, Object other) {
    if (!Objects.equals(one, other)) {
      reasons.add("%s: %s instead of %s".formatted(what, other, one));
    }
  }

  /** All desired ones must be there; a restart hash that has never changed is none. */
  private static boolean annotations(Map<String, String> desired, Map<String, String> current) {
    return desired.entrySet().stream()
        .filter(
            entry ->
                !entry.getKey().equals(RESTART_HASH)
                    || !entry.getValue().isEmpty() && !entry.getValue().endsWith(".initial"))
        .anyMatch(entry -> !entry.getValue().equals(current.get(entry.getKey())));
  }
}
