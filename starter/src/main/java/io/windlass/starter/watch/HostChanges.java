package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hears of every host that came or went, and of those that changed in what decides whether pods may
 * go there. What a kubelet tells of its health all the time is not heard.
 */
record HostChanges(Runnable changed) implements ResourceEventHandler<Node> {

  @Override
  public void onAdd(Node host) {
    changed.run();
  }

  @Override
  public void onUpdate(Node before, Node now) {
    if (!Placement.of(before).equals(Placement.of(now))) {
      changed.run();
    }
  }

  @Override
  public void onDelete(Node host, boolean finalStateUnknown) {
    changed.run();
  }

  /** What decides whether pods may go to a host. */
  private record Placement(Map<String, String> labels, boolean cordoned, List<String> taints) {

    static Placement of(Node host) {
      Optional<NodeSpec> spec = Optional.ofNullable(host.getSpec());
      return new Placement(
          Optional.ofNullable(host.getMetadata().getLabels()).orElse(Map.of()),
          spec.map(NodeSpec::getUnschedulable).orElse(false),
          spec.map(NodeSpec::getTaints).orElse(List.of()).stream()
              .map(
                  taint ->
                      "%s=%s:%s".formatted(taint.getKey(), taint.getValue(), taint.getEffect()))
              .sorted()
              .toList());
    }
  }
}
