package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.pmem.DriverObserver.Subject;
import io.windlass.activities.pmem.NodeLook.Sight;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.preflight.NodePreflight;
import io.windlass.activities.pmem.preflight.PreflightMode;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is read again and again while nodes, or the controller, are waited for.
 *
 * <ol>
 *   <li>What is wanted is as it was when the wait began: it ends when the resource changes.
 *   <li>Of each node that is waited for: the node, what its kubelet has registered, its pod of the
 *       driver, and what the driver there tells. Of no other node anything, and no volume.
 *   <li>Where newcomers are of interest, those that the API server finds to be selected and free.
 *   <li>Of the controller what runs it, and its pods.
 *   <li>Of a conversion its node, and what converts it.
 * </ol>
 *
 * @param before what else planners want to know, and no wait asks for
 * @param judged free nodes that were looked at, each with its version
 */
record DriverWait(
    DriverObserver observer, Subject subject, DriverObservation before, Set<String> judged) {

  /**
   * What Kubernetes tells of nodes, beside their pods.
   *
   * @param newcomers nodes that are selected and have no driver yet
   */
  record Facts(List<Node> nodes, List<CSINode> kubelets, List<DriverNode> newcomers) {
    static final Facts NONE = new Facts(List.of(), List.of(), List.of());
  }

  /** How those nodes stand now; one that is gone is left out. */
  DriverObservation atNodes(Collection<String> names) {
    NamedNodes named = new NamedNodes(kubernetes(), names);
    List<Pod> pods = named.few() ? named.each(workloads()::podsOn) : workloads().pods(Side.NODE);
    return at(facts(names, false), pods);
  }

  /**
   * What is to be known of those nodes.
   *
   * @param forNewcomers whether others are of interest, too
   */
  Facts facts(Collection<String> names, boolean forNewcomers) {
    NamedNodes named = new NamedNodes(kubernetes(), names);
    return new Facts(
        named.nodes(), named.kubelets(), forNewcomers ? newcomers().toList() : List.of());
  }

  /**
   * How nodes stand.
   *
   * @param pods of the driver, on them and on others
   */
  DriverObservation at(Facts facts, List<Pod> pods) {
    return seen(
        before.controller(),
        Stream.concat(
                observer.nodeLook(sight(facts, pods)).nodes().stream(), facts.newcomers().stream())
            .toList());
  }

  /**
   * The API server selects those that are free: but for a moment there is none. One that was looked
   * at in vain is looked at again when it has changed.
   */
  private Stream<DriverNode> newcomers() {
    List<String> free =
        kubernetes()
            .nodes()
            .withLabels(subject.spec().nodeSelector())
            .withoutLabel(DriverNames.OWNER_LABEL)
            .list()
            .getItems()
            .stream()
            .map(Node::getMetadata)
            .map(node -> "%s %s".formatted(node.getName(), node.getResourceVersion()))
            .toList();
    return judged.addAll(free)
        ? observer.nodes(subject).stream().filter(DriverNode::joins)
        : Stream.empty();
  }

  /** How the controller stands now. */
  DriverObservation atController() {
    DriverWorkloads workloads = workloads();
    Optional<ControllerWorkload> live = workloads.controller();
    Controller controller =
        observer
            .controllerLook()
            .at(subject.controller(live), live, workloads.pods(Side.CONTROLLER));
    return seen(controller, before.nodes());
  }

  /** How the conversion of that node stands now, but for volumes there. */
  DriverObservation atConversion(String name) {
    DriverConversions now =
        new ConversionLook(kubernetes(), subject.resource(), subject.context())
            .at(new NamedNodes(kubernetes(), List.of(name)).nodes(), Optional.empty());
    return seen(before.controller(), before.nodes(), now);
  }

  private Sight sight(Facts facts, List<Pod> pods) {
    return new Sight(
        subject.spec().driverName(),
        subject.resource().names().owner(),
        subject.spec().nodeSelector(),
        facts.nodes(),
        byName(facts.kubelets()),
        byNode(pods),
        subject.live().map(DriverWorkloads::capacity).orElse(Map.of()),
        node -> Optional.empty(),
        Optional.empty(),
        new NodePreflight(subject.spec(), PreflightMode.BLOCK, false));
  }

  private DriverObservation seen(Controller controller, List<DriverNode> nodes) {
    return seen(controller, nodes, before.conversions());
  }

  private DriverObservation seen(
      Controller controller, List<DriverNode> nodes, DriverConversions conversions) {
    return new DriverObservation(
        true,
        controller,
        nodes,
        before.revisions(),
        DriverVolumes.NONE,
        before.certificates(),
        conversions,
        before.policy());
  }

  private DriverWorkloads workloads() {
    return observer.workloads(subject.resource());
  }

  private KubernetesClient kubernetes() {
    return observer.kubernetes();
  }

  static Map<String, CSINode> byName(List<CSINode> kubelets) {
    return kubelets.stream()
        .collect(Collectors.toMap(node -> node.getMetadata().getName(), Function.identity()));
  }

  /** Of two, the first may be ending. */
  static Map<String, Pod> byNode(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .collect(
            Collectors.toMap(
                pod -> pod.getSpec().getNodeName(), Function.identity(), DriverWait::newer));
  }

  private static Pod newer(Pod one, Pod other) {
    String born = one.getMetadata().getCreationTimestamp();
    return born.compareTo(other.getMetadata().getCreationTimestamp()) < 0 ? other : one;
  }
}
