package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.pmem.DriverObserver.Subject;
import io.windlass.activities.pmem.NodeLook.Sight;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.preflight.NodePreflight;
import io.windlass.activities.pmem.preflight.PreflightMode;
import io.windlass.activities.temporal.Together;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is read again and again while nodes, or the controller, are waited for.
 *
 * <ol>
 *   <li>What is wanted is as it was when the wait began: it ends when the resource changes.
 *   <li>Of each node that is waited for: the node, what its kubelet has registered, its pod of the
 *       driver, and what the driver there tells. Of no other node anything, and no volume.
 *   <li>Where they are more than a few, three lists are cheaper for everybody.
 *   <li>Where newcomers are of interest, those that the API server finds to be selected and free.
 *   <li>Of the controller its StatefulSet, and its pods.
 *   <li>Of a conversion its node, and the volumes of the driver.
 * </ol>
 *
 * @param before what else planners want to know, and no wait asks for
 * @param judged free nodes that were looked at, each with its version
 */
record DriverWait(
    DriverObserver observer, Subject subject, DriverObservation before, Set<String> judged) {

  /** So many are read one by one. */
  static final int FEW = 5;

  /** How those nodes stand now; one that is gone is left out. */
  DriverObservation atNodes(Collection<String> names) {
    return seen(before.controller(), nodes(names));
  }

  /** The same, and those that are selected and have no driver yet. */
  DriverObservation atNodesAndNewcomers(Collection<String> names) {
    return seen(before.controller(), Stream.concat(nodes(names).stream(), newcomers()).toList());
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
    Optional<StatefulSet> live = workloads.controller();
    Controller controller =
        observer
            .controllerLook()
            .at(subject.controller(live), live, workloads.pods(Side.CONTROLLER));
    return seen(controller, before.nodes());
  }

  /** How the conversion of that node stands now. */
  DriverObservation atConversion(String name) {
    DriverConversions now =
        new ConversionLook(kubernetes(), subject.resource(), subject.context())
            .at(node(name).toList(), VolumeLook.of(kubernetes(), subject.spec().driverName()));
    return seen(before.controller(), before.nodes(), now);
  }

  private List<DriverNode> nodes(Collection<String> names) {
    DriverWorkloads workloads = workloads();
    Sight sight =
        names.size() <= FEW
            ? sight(
                each(names, this::node), each(names, this::kubelet), each(names, workloads::podsOn))
            : sight(
                among(names, kubernetes().nodes().list().getItems()),
                among(names, kubernetes().storage().v1().csiNodes().list().getItems()),
                workloads.pods(Side.NODE));
    return observer.nodeLook(sight).nodes();
  }

  private Sight sight(List<Node> nodes, List<CSINode> kubelets, List<Pod> pods) {
    return new Sight(
        subject.spec().driverName(),
        subject.resource().names().owner(),
        subject.spec().nodeSelector(),
        nodes,
        byName(kubelets),
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

  private Stream<Node> node(String name) {
    return Stream.ofNullable(kubernetes().nodes().withName(name).get());
  }

  private Stream<CSINode> kubelet(String name) {
    return Stream.ofNullable(kubernetes().storage().v1().csiNodes().withName(name).get());
  }

  private static <T> List<T> each(Collection<String> names, Function<String, Stream<T>> reading) {
    List<Supplier<List<T>>> questions =
        names.stream().<Supplier<List<T>>>map(name -> () -> reading.apply(name).toList()).toList();
    return Together.ask(questions).stream().flatMap(List::stream).toList();
  }

  private static <T extends HasMetadata> List<T> among(Collection<String> names, List<T> all) {
    return all.stream().filter(one -> names.contains(one.getMetadata().getName())).toList();
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
