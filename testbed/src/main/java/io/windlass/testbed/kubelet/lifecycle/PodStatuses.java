package io.windlass.testbed.kubelet.lifecycle;

import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code status} of a pod as a kubelet would write it. */
public final class PodStatuses {

  private PodStatuses() {}

  /**
   * What the status is made from.
   *
   * @param hostAddress the node's address
   * @param podAddress the address other pods know it by; empty before the sandbox exists
   * @param startTime when the kubelet first saw the pod
   * @param deleted its containers were stopped for its deletion
   */
  public record Facts(
      String hostAddress, Optional<String> podAddress, Instant startTime, boolean deleted) {}

  /**
   * The whole status, apart from conditions that others own.
   *
   * @param before the conditions written last, for their transition times
   */
  public static PodStatus of(
      Pod pod, PodRecord record, Facts facts, List<PodCondition> before, Instant now) {
    PodPhase phase = facts.deleted() ? PodPhase.afterDeletion(record) : PodPhase.of(record);
    String uid = pod.getMetadata().getUid();
    var status =
        new PodStatusBuilder()
            .withPhase(phase.word())
            .withHostIP(facts.hostAddress())
            .withHostIPs(new HostIP(facts.hostAddress()))
            .withStartTime(ContainerStatuses.text(facts.startTime()))
            .withQosClass(pod.getStatus().getQosClass())
            .withConditions(
                new PodConditions(pod, record, before, now)
                    .all(facts.podAddress().isPresent() && !facts.deleted(), phase))
            .withContainerStatuses(
                ContainerStatuses.of(uid, pod.getSpec().getContainers(), record));
    if (!pod.getSpec().getInitContainers().isEmpty()) {
      status.withInitContainerStatuses(
          ContainerStatuses.of(uid, pod.getSpec().getInitContainers(), record));
    }
    facts.podAddress().ifPresent(ip -> status.withPodIP(ip).withPodIPs(new PodIP(ip)));
    return status.build();
  }
}
