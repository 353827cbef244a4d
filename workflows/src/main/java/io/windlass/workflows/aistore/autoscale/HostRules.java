package io.windlass.workflows.aistore.autoscale;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which hosts pods may go to, by the rules of Kubernetes. */
public final class HostRules {

  /** Effects of taints that keep pods away. */
  private static final Set<String> FORBIDDING = Set.of("NoSchedule", "NoExecute");

  /** Taints of what passes, such as a cordon or a host that does not answer. */
  private static final String PASSING = "node.kubernetes.io/";

  private static final Taint CORDON =
      new Taint("NoSchedule", PASSING + "unschedulable", null, null);

  private HostRules() {}

  /** Whether a host has those labels. */
  public static boolean has(Node host, Map<String, String> labels) {
    Map<String, String> present =
        Optional.ofNullable(host.getMetadata().getLabels()).orElse(Map.of());
    return present.entrySet().containsAll(labels.entrySet());
  }

  /** Whether it takes new pods now: it is not cordoned, and no taint keeps them away. */
  public static boolean open(Node host, List<Toleration> tolerations) {
    return Stream.concat(forbidding(host), cordoned(host) ? Stream.of(CORDON) : Stream.empty())
        .allMatch(taint -> tolerated(taint, tolerations));
  }

  /** Whether a person keeps new pods away from it. */
  public static boolean cordoned(Node host) {
    return spec(host).map(NodeSpec::getUnschedulable).orElse(false);
  }

  /** Whether it takes pods at all: what passes, such as a cordon, does not count. */
  public static boolean usuallyOpen(Node host, List<Toleration> tolerations) {
    return forbidding(host)
        .filter(taint -> !taint.getKey().startsWith(PASSING))
        .allMatch(taint -> tolerated(taint, tolerations));
  }

  private static Stream<Taint> forbidding(Node host) {
    return spec(host).map(NodeSpec::getTaints).orElse(List.of()).stream()
        .filter(taint -> FORBIDDING.contains(taint.getEffect()));
  }

  private static Optional<NodeSpec> spec(Node host) {
    return Optional.ofNullable(host.getSpec());
  }

  private static boolean tolerated(Taint taint, List<Toleration> tolerations) {
    return tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
  }

  /** What is left out of a toleration matches everything. */
  private static boolean tolerates(Toleration toleration, Taint taint) {
    return matches(toleration.getEffect(), taint.getEffect())
        && matches(toleration.getKey(), taint.getKey())
        && ("Exists".equals(toleration.getOperator())
            || text(toleration.getValue()).equals(text(taint.getValue())));
  }

  private static boolean matches(@Nullable String wanted, String present) {
    return text(wanted).isEmpty() || text(wanted).equals(present);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
