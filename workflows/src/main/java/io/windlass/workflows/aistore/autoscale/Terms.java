package io.windlass.workflows.aistore.autoscale;

import io.fabric8.kubernetes.api.model.Toleration;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.AutoScale;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.DaemonSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the spec says of a role that follows hosts.
 *
 * @param selector labels that a host must have
 * @param most how many nodes there are to be at most
 * @param spared how many nodes may be where they should not be, before anything is done or said
 */
public record Terms(
    DaemonRole role,
    Map<String, String> selector,
    List<Toleration> tolerations,
    int most,
    int spared) {

  /** The terms for a role. */
  public static Terms of(AIStoreSpec spec, DaemonRole role) {
    DaemonSpec daemon = spec.daemon(role);
    Optional<AutoScale> limits = Optional.ofNullable(daemon.autoScale());
    return new Terms(
        role,
        daemon.nodeSelector(),
        daemon.tolerations(),
        limits.map(AutoScale::sizeLimit).orElse(Integer.MAX_VALUE),
        limits.map(AutoScale::maxUnavailable).orElse(0));
  }

  /** The field that says which hosts count. */
  String field() {
    return "spec.%sSpec.nodeSelector".formatted(role.word());
  }

  /** The labels as {@code kubectl label} takes them. */
  String labels() {
    return new TreeMap<>(selector)
        .entrySet().stream()
            .map(label -> "%s=%s".formatted(label.getKey(), label.getValue()))
            .collect(Collectors.joining(" "));
  }
}
