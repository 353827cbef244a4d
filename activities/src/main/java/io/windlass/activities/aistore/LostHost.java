package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a pod can't come back because a Kubernetes node is lost, or does not take it.
 *
 * <ol>
 *   <li>A pod that was scheduled depends on its node. One that waits for a node depends on those
 *       that its local volumes are on.
 *   <li>A node that does not exist any more does not come by waiting. For a pod that waits, that is
 *       told at once, with how to have it replaced.
 *   <li>So it is with one that has lost the labels that the pod asks for, and with one that is
 *       cordoned. Where that is the one that a person wants drained, it is as he wants it.
 *   <li>A node that does not answer may be back in a moment: that is told when the pod has been
 *       away for long. Kubernetes makes no other pod until the node is removed.
 *   <li>What we may not see is not told.
 * </ol>
 *
 * @param drained the node that a person wants drained, and from which this pod's last one went with
 *     nothing left on it
 */
public record LostHost(KubernetesClient kubernetes, Pod pod, Optional<String> drained) {

  /** What the scheduler says of a volume that no node with room can reach, and of a cordon. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("volume('s)? node affinity|unschedulable", Pattern.CASE_INSENSITIVE);

  /** Whether it is worth a look, which costs some calls: it lasts, or the scheduler says so. */
  static boolean matters(PodProblem problem, boolean overlong) {
    boolean waits = problem.reason() == Reason.POD_UNSCHEDULABLE;
    boolean elsewhere = waits && ELSEWHERE.matcher(problem.message()).find();
    boolean lasts = overlong && (waits || problem.reason() == Reason.POD_STUCK);
    return elsewhere || lasts;
  }

  /** The same of a pod that may start on any node: only the one it was put on can be lost. */
  public static PodProblem behind(PodProblem problem, KubernetesClient kubernetes, Pod pod) {
    LostHost host = new LostHost(kubernetes, pod, Optional.empty());
    return ApiRefusal.unlessForbidden(
        problem, () -> PodReading.host(pod).flatMap(host::scheduled).orElse(problem));
  }

  /** What is known better than {@code problem}, where there is something. */
  PodProblem behind(PodProblem problem) {
    return ApiRefusal.unlessForbidden(problem, () -> look().orElse(problem));
  }

  private Optional<PodProblem> look() {
    return Optional.ofNullable(pod.getSpec().getNodeName())
        .map(this::scheduled)
        .orElseGet(this::waiting);
  }

  private Optional<PodProblem> waiting() {
    List<String> homes = homes().toList();
    return homes.stream()
        .filter(host -> node(host).isEmpty())
        .findFirst()
        .map(this::gone)
        .or(() -> homes.stream().filter(this::unlabelled).findFirst().map(this::left))
        .or(() -> cordoned(homes).map(this::waits));
  }

  /** One without local volumes may go anywhere, but could not. */
  private Optional<String> cordoned(List<String> homes) {
    return Stream.concat(homes.stream(), homes.isEmpty() ? drained.stream() : Stream.empty())
        .filter(host -> node(host).filter(HostRules::cordoned).isPresent())
        .findFirst();
  }

  private PodProblem waits(String host) {
    String name = pod.getMetadata().getName();
    if (drained.filter(host::equals).isPresent()) {
      return new PodProblem(
          Reason.DRAINED,
          "%s waits for the Kubernetes node %s, which is drained. When it is serviced, uncordon it (kubectl uncordon %s)"
              .formatted(name, host, host),
          true);
    }
    return new PodProblem(
        Reason.NODE_CORDONED,
        "pod %s: its volumes are on the Kubernetes node %s, which is cordoned. Uncordon it (kubectl uncordon %s); or %s"
            .formatted(name, host, host, replacing()),
        true);
  }

  /** Where its volumes are it may not go: that was put there when it had the labels. */
  private boolean unlabelled(String host) {
    return node(host).filter(node -> HostRules.has(node, labels())).isEmpty();
  }

  private Map<String, String> labels() {
    return Optional.ofNullable(pod.getSpec().getNodeSelector()).orElse(Map.of());
  }

  private Optional<PodProblem> scheduled(String host) {
    return node(host).filter(LostHost::answers).isPresent()
        ? Optional.empty()
        : Optional.of(
            problem(
                "its Kubernetes node %s does not answer. Bring that back; or if it is lost, remove it (kubectl delete node %s)"
                    .formatted(host, host)));
  }

  private PodProblem gone(String host) {
    return problem(
        "its volumes are on the Kubernetes node %s, which is gone. Bring that back; or %s"
            .formatted(host, replacing()));
  }

  private PodProblem left(String host) {
    return problem(
        "its volumes are on the Kubernetes node %s, which has not the labels %s. Give it those back; or %s"
            .formatted(host, labels(), replacing()));
  }

  private String replacing() {
    String name = pod.getMetadata().getName();
    String request = name.contains("-target-") ? name + " " + Replacement.WITHOUT_ITS_DATA : name;
    return "have the node replaced, without what it alone has: annotation %s='%s'"
        .formatted(Request.REPLACE_NODE.annotation(), request);
  }

  private PodProblem problem(String words) {
    return new PodProblem(
        Reason.NODE_LOST, "pod %s: %s".formatted(pod.getMetadata().getName(), words), true);
  }

  private static boolean answers(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(found -> found.getType().equals("Ready") && found.getStatus().equals("True"));
  }

  private Optional<Node> node(String name) {
    return Optional.ofNullable(kubernetes.nodes().withName(name).get());
  }

  /** The hosts of its volumes, where those can't be had on another one. */
  private Stream<String> homes() {
    VolumeHosts hosts = new VolumeHosts(kubernetes);
    return pod.getSpec().getVolumes().stream()
        .flatMap(volume -> claim(volume).stream())
        .flatMap(claim -> hosts.of(claim).stream());
  }

  private Optional<PersistentVolumeClaim> claim(Volume volume) {
    return Optional.ofNullable(volume.getPersistentVolumeClaim())
        .map(PersistentVolumeClaimVolumeSource::getClaimName)
        .map(
            name ->
                kubernetes
                    .persistentVolumeClaims()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(name)
                    .get());
  }
}
