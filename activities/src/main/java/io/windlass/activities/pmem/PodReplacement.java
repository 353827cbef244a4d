package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.WatchedPods;
import io.windlass.workflows.pmem.DriverStep.NodePod;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has pods replaced: deletes those that were observed, and no other, and waits for those that take
 * their places. A node that is lost, or not the driver's any more, is not waited for; nor is any
 * when the resource has changed. Both are looked at once a second.
 */
record PodReplacement(DriverAccess access, PmemResource resource, WatchedPods pods) {

  private static final Duration QUIET = Duration.ofSeconds(1);

  void run(List<NodePod> old) {
    pods.now().stream()
        .filter(pod -> old.stream().anyMatch(named -> named.uid().equals(uid(pod))))
        .filter(pod -> !pod.isMarkedForDeletion())
        .forEach(pod -> access.kubernetes().resource(pod).delete());
    Pace pace = new Pace(InstantSource.system());
    List<NodePod> waited = waited(old);
    while (!waited.isEmpty() && (!pace.due(QUIET) || wanted(waited))) {
      pods.await(QUIET);
      waited = waited(old);
    }
  }

  /** Those in whose places nobody is. */
  private List<NodePod> waited(List<NodePod> old) {
    Map<String, Pod> now = DriverWait.byNode(pods.now());
    return old.stream()
        .filter(
            pod ->
                Optional.ofNullable(now.get(pod.node()))
                    .filter(newest -> !uid(newest).equals(pod.uid()))
                    .isEmpty())
        .toList();
  }

  /** Whether somebody may yet come to one of them. */
  private boolean wanted(List<NodePod> waited) {
    List<String> names = waited.stream().map(NodePod::node).toList();
    return !access.outdated(resource)
        && new NamedNodes(access.kubernetes(), names).nodes().stream().anyMatch(this::comes);
  }

  private boolean comes(Node node) {
    return NodeLook.reachable(node)
        && resource.names().owner().equals(Rivals.labels(node).get(DriverNames.OWNER_LABEL));
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }
}
