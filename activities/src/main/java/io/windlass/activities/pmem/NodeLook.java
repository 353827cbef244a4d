package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.pmem.http.DriverMetrics;
import io.windlass.activities.pmem.http.DriverReading;
import io.windlass.activities.pmem.objects.DriverContainers;
import io.windlass.activities.pmem.objects.DriverPorts;
import io.windlass.activities.pmem.preflight.NodePreflight;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverHealth;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverPod;
import io.windlass.workflows.pmem.NodeFinding;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at the Kubernetes nodes that have to do with a driver, and asks the drivers on them, all at
 * the same time.
 */
record NodeLook(DriverMetrics metrics, Duration patience, Sight sight) {

  /**
   * What was read for all nodes.
   *
   * @param owner value of the label by which nodes are claimed for this driver
   * @param registered by node, what its kubelet tells of drivers
   * @param pods by node, those of the driver
   * @param capacity by node, in bytes, when it was last past the gate
   * @param rivals who else wants or has a node
   * @param volumes empty where nobody wants to know how many are in use
   */
  record Sight(
      String driver,
      String owner,
      Map<String, String> selector,
      List<Node> nodes,
      Map<String, CSINode> registered,
      Map<String, Pod> pods,
      Map<String, Long> capacity,
      Function<Node, Optional<String>> rivals,
      Optional<VolumeLook> volumes,
      NodePreflight preflight) {}

  List<DriverNode> nodes() {
    List<Supplier<DriverNode>> questions =
        sight.nodes().stream()
            .filter(this::concerns)
            .<Supplier<DriverNode>>map(node -> () -> node(node))
            .toList();
    return Together.ask(questions);
  }

  private boolean concerns(Node node) {
    return selected(node)
        || owner(node).equals(sight.owner())
        || sight.pods().containsKey(node.getMetadata().getName());
  }

  private DriverNode node(Node node) {
    String name = node.getMetadata().getName();
    boolean owned = owner(node).equals(sight.owner());
    Optional<Pod> pod = Optional.ofNullable(sight.pods().get(name));
    Optional<String> rival = sight.rivals().apply(node);
    boolean candidate = selected(node) && !owned;
    return new DriverNode(
        name,
        selected(node),
        owner(node),
        owned,
        rival,
        reachable(node),
        pod.map(this::pod),
        health(name, pod),
        owned && !selected(node) ? volumes(name) : 0,
        candidate ? findings(node, rival) : List.of());
  }

  private List<NodeFinding> findings(Node node, Optional<String> rival) {
    if (ConversionLook.converting(node)) {
      return List.of(
          NodeFinding.blocking(
              Reason.NAMESPACES_RAW, "its raw namespaces are being converted; wait for the end"));
    }
    return sight
        .preflight()
        .of(new NodePreflight.Candidate(node, rival, registered(node.getMetadata().getName())));
  }

  private boolean registered(String node) {
    return Optional.ofNullable(sight.registered().get(node)).stream()
        .flatMap(NodeLook::drivers)
        .anyMatch(driver -> driver.getName().equals(sight.driver()));
  }

  /** Asked only of a node that is to go. */
  private int volumes(String node) {
    return sight.volumes().map(look -> look.inUse(node)).orElse(0);
  }

  private boolean selected(Node node) {
    return !node.isMarkedForDeletion() && Rivals.selects(sight.selector(), node);
  }

  private static String owner(Node node) {
    return Rivals.labels(node).getOrDefault(DriverNames.OWNER_LABEL, "");
  }

  static boolean reachable(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private DriverPod pod(Pod pod) {
    Instant now = Instant.now();
    boolean ready = PodReading.ready(pod);
    return new DriverPod(
        pod.getMetadata().getName(),
        pod.getMetadata().getUid(),
        DriverHistory.revision(pod),
        ready,
        Duration.between(Instant.parse(pod.getMetadata().getCreationTimestamp()), now),
        ready ? PodReading.sinceReadyChanged(pod, now) : Duration.ZERO,
        PodReading.terminating(pod),
        PodReading.problem(pod, now, patience));
  }

  private DriverHealth health(String node, Optional<Pod> pod) {
    boolean registered = registered(node);
    Long before = sight.capacity().get(node);
    OptionalLong capacityBefore = before == null ? OptionalLong.empty() : OptionalLong.of(before);
    Optional<Pod> ready = pod.filter(PodReading::ready);
    String image = ready.map(NodeLook::image).orElse("");
    if (ready.isPresent() && !DriverLine.of(image).measured()) {
      return DriverHealth.unmeasured(registered, DriverVersions.of(image));
    }
    Optional<DriverReading> told = ready.flatMap(this::ask);
    return new DriverHealth(
        registered,
        told.flatMap(DriverReading::version),
        told.map(DriverReading::capacity).orElseGet(OptionalLong::empty),
        capacityBefore);
  }

  /** The API sends an explicit null for a kubelet that has none. */
  private static Stream<CSINodeDriver> drivers(CSINode kubelet) {
    return Stream.ofNullable(kubelet.getSpec().getDrivers()).flatMap(List::stream);
  }

  private Optional<DriverReading> ask(Pod pod) {
    return Optional.ofNullable(pod.getStatus().getPodIP())
        .flatMap(
            address ->
                metrics.read(pod.getMetadata().getNamespace(), address, DriverPorts.METRICS));
  }

  static String image(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(DriverContainers.DRIVER))
        .map(Container::getImage)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
