package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.Side;
import java.util.List;
import java.util.Optional;

/**
 * Templates of a DaemonSet as Kubernetes remembers them. One of Windlass says by a label which
 * revision it is; that of another operator has none, and is called by the hash that Kubernetes
 * gives it, as its pods are.
 */
record DriverHistory(KubernetesClient kubernetes, DriverWorkloads workloads) {

  /** Label that Kubernetes gives to a remembered template, and to the pods that were made of it. */
  private static final String HASH = "controller-revision-hash";

  /** Of a template that Kubernetes has yet to remember. */
  private static final String UNRECORDED = "unrecorded";

  /** Which revision a DaemonSet has. */
  String revision(DaemonSet live) {
    PodTemplateSpec template = live.getSpec().getTemplate();
    String ours = DriverWorkloads.revision(template);
    return ours.isEmpty()
        ? remembered(live).stream()
            .filter(kept -> template(kept).equals(template))
            .map(DriverHistory::hash)
            .findFirst()
            .orElse(UNRECORDED)
        : ours;
  }

  /** Which revision a pod was made of; empty when nothing tells. */
  static String revision(HasMetadata pod) {
    String ours = Rivals.labels(pod).getOrDefault(DriverLabels.REVISION, "");
    return ours.isEmpty() ? hash(pod) : ours;
  }

  /** The template of a revision; empty when Kubernetes has forgotten it. */
  Optional<PodTemplateSpec> template(DaemonSet live, String revision) {
    return remembered(live).stream()
        .filter(kept -> is(kept, revision))
        .map(DriverHistory::template)
        .findFirst();
  }

  private static boolean is(ControllerRevision kept, String revision) {
    String ours = DriverWorkloads.revision(template(kept));
    return revision.equals(ours.isEmpty() ? hash(kept) : ours);
  }

  private List<ControllerRevision> remembered(DaemonSet live) {
    return kubernetes
        .apps()
        .controllerRevisions()
        .inNamespace(workloads.namespace())
        .withLabels(workloads.selector(Side.NODE))
        .list()
        .getItems()
        .stream()
        .filter(
            kept ->
                kept.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(live.getMetadata().getUid())))
        .toList();
  }

  private static PodTemplateSpec template(ControllerRevision kept) {
    return DriverWorkloads.template(kept.getData());
  }

  private static String hash(HasMetadata object) {
    return Rivals.labels(object).getOrDefault(HASH, "");
  }
}
