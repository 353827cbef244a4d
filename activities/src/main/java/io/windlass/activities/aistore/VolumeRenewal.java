package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has one node begin anew on new volumes.
 *
 * <ol>
 *   <li>A last look proves that nothing is lost with the old ones, or that a person gave it up.
 *   <li>The claims that the StatefulSet made for this pod are deleted. Nobody can take that back:
 *       Kubernetes removes each as soon as no pod uses it.
 *   <li>Only then it is recorded that the volumes are new ones, with the text of the request. So
 *       they are never deleted twice for one request.
 *   <li>The pod that was observed is deleted. The StatefulSet makes the next one, with new claims,
 *       when the old ones are gone. Should this be missed, the pod can't start any more, and is
 *       replaced as any other that has left.
 * </ol>
 */
record VolumeRenewal(ClusterAccess access, AIStore aistore, RenewVolumes step) {

  void run() {
    Map<String, String> annotations = aistore.getMetadata().getAnnotations();
    boolean wanted =
        Replacement.pendingIn(annotations)
            .filter(replacement -> replacement.node().equals(step.pod()))
            .isPresent();
    if (!wanted) {
      throw Failures.planOutdated("%s is not to be replaced any more".formatted(step.pod()));
    }
    if (!Replacement.renewedIn(annotations)) {
      LastLook.before(step, access.glance(aistore));
      requireSamePod();
      claims().forEach(claim -> access.kubernetes().resource(claim).delete());
      String text = Request.REPLACE_NODE.token(annotations);
      access.resources().annotate(aistore, Map.of(Replacement.RENEWED, text));
    }
    observed().ifPresent(pod -> access.kubernetes().resource(pod).delete());
  }

  /** Another pod may hold data again. */
  private void requireSamePod() {
    boolean another =
        pod().filter(pod -> !pod.getMetadata().getUid().equals(step.uid())).isPresent();
    if (another) {
      throw Failures.planOutdated("%s has another pod by now".formatted(step.pod()));
    }
  }

  private Optional<Pod> observed() {
    return pod()
        .filter(pod -> pod.getMetadata().getUid().equals(step.uid()))
        .filter(pod -> !PodReading.terminating(pod));
  }

  private Optional<Pod> pod() {
    return RoleObjects.pod(access.kubernetes(), aistore, step.pod());
  }

  private List<PersistentVolumeClaim> claims() {
    List<String> names =
        RoleObjects.statefulSet(access.kubernetes(), aistore, step.role()).stream()
            .flatMap(set -> templates(set).stream())
            .map(template -> "%s-%s".formatted(template.getMetadata().getName(), step.pod()))
            .toList();
    return RoleObjects.claims(access.kubernetes(), aistore, step.role()).stream()
        .filter(claim -> names.contains(claim.getMetadata().getName()))
        .toList();
  }

  private static List<PersistentVolumeClaim> templates(StatefulSet set) {
    return set.getSpec().getVolumeClaimTemplates();
  }
}
