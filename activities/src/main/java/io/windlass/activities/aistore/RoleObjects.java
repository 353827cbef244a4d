package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the StatefulSet of a role and its pods. */
final class RoleObjects {

  private RoleObjects() {}

  /** The StatefulSet that belongs to the resource. */
  static Optional<StatefulSet> statefulSet(
      KubernetesClient kubernetes, AIStore aistore, DaemonRole role) {
    return named(kubernetes, aistore, role).filter(new Ownership(aistore)::ours);
  }

  /** Those of both roles. */
  static Both<Optional<StatefulSet>> statefulSets(KubernetesClient kubernetes, AIStore aistore) {
    return Both.ask(role -> statefulSet(kubernetes, aistore, role));
  }

  /** Templates of those that have nodes: nobody else could fail to believe somebody. */
  static Stream<PodTemplateSpec> templatesOfNodes(Stream<StatefulSet> live) {
    return live.filter(role -> !Integer.valueOf(0).equals(role.getSpec().getReplicas()))
        .map(role -> role.getSpec().getTemplate());
  }

  /** The StatefulSet of the name, whosever it is. */
  static Optional<StatefulSet> named(
      KubernetesClient kubernetes, AIStore aistore, DaemonRole role) {
    return Optional.ofNullable(
        kubernetes
            .apps()
            .statefulSets()
            .inNamespace(aistore.getMetadata().getNamespace())
            .withName(Names.of(aistore).daemon(role))
            .get());
  }

  /** The pods that a StatefulSet owns, not those that merely have its labels. */
  static List<Pod> pods(KubernetesClient kubernetes, StatefulSet owner) {
    return kubernetes
        .pods()
        .inNamespace(owner.getMetadata().getNamespace())
        .withLabelSelector(owner.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(pod -> owns(owner, pod))
        .toList();
  }

  /**
   * The pods of both StatefulSets, by one call where they are told by the labels of the cluster.
   */
  static Both<List<Pod>> pods(
      KubernetesClient kubernetes, AIStore aistore, Both<Optional<StatefulSet>> owners) {
    Map<String, String> labels = Labels.cluster(aistore.getMetadata().getName());
    boolean together =
        owners.stream().allMatch(owner -> owner.filter(one -> selects(one, labels)).isPresent());
    if (!together) {
      return Both.ask(
          role -> owners.of(role).map(owner -> pods(kubernetes, owner)).orElse(List.of()));
    }
    List<Pod> all =
        kubernetes
            .pods()
            .inNamespace(aistore.getMetadata().getNamespace())
            .withLabels(labels)
            .list()
            .getItems();
    return owners.map(
        owner ->
            all.stream().filter(pod -> owner.filter(one -> has(one, pod)).isPresent()).toList());
  }

  /** Whether every pod that it selects has the labels. */
  private static boolean selects(StatefulSet owner, Map<String, String> labels) {
    return Optional.ofNullable(owner.getSpec().getSelector().getMatchLabels())
        .filter(selected -> selected.entrySet().containsAll(labels.entrySet()))
        .isPresent();
  }

  /** Whether it owns a pod that it selects. */
  private static boolean has(StatefulSet owner, Pod pod) {
    LabelSelector selector = owner.getSpec().getSelector();
    return owns(owner, pod)
        && pod.getMetadata()
            .getLabels()
            .entrySet()
            .containsAll(selector.getMatchLabels().entrySet());
  }

  /** The pods of a role's StatefulSet, also when that is gone already. */
  static List<Pod> podsOfName(KubernetesClient kubernetes, AIStore aistore, DaemonRole role) {
    return podsOfNames(kubernetes, aistore, Set.of(role));
  }

  /** Those of both roles, by one call. */
  static List<Pod> podsOfName(KubernetesClient kubernetes, AIStore aistore) {
    return podsOfNames(kubernetes, aistore, EnumSet.allOf(DaemonRole.class));
  }

  private static List<Pod> podsOfNames(
      KubernetesClient kubernetes, AIStore aistore, Set<DaemonRole> roles) {
    Names names = Names.of(aistore);
    return kubernetes
        .pods()
        .inNamespace(aistore.getMetadata().getNamespace())
        .withLabels(Labels.cluster(aistore.getMetadata().getName()))
        .list()
        .getItems()
        .stream()
        .filter(pod -> roles.stream().map(names::daemon).anyMatch(owner -> ownedBy(pod, owner)))
        .toList();
  }

  /** The pod of that name, whosever it is. */
  static Optional<Pod> pod(KubernetesClient kubernetes, AIStore aistore, String name) {
    return Optional.ofNullable(
        kubernetes.pods().inNamespace(aistore.getMetadata().getNamespace()).withName(name).get());
  }

  /** The claims that Kubernetes marks as those of a role's StatefulSet, also when that is gone. */
  static List<PersistentVolumeClaim> claims(
      KubernetesClient kubernetes, AIStore aistore, DaemonRole role) {
    return kubernetes
        .persistentVolumeClaims()
        .inNamespace(aistore.getMetadata().getNamespace())
        .withLabels(Labels.selector(aistore.getMetadata().getName(), role))
        .list()
        .getItems();
  }

  /** Whether the last pod of a role has ended, or is overdue because its node is lost. */
  static boolean ended(
      KubernetesClient kubernetes, AIStore aistore, DaemonRole role, Duration patience) {
    return podsOfName(kubernetes, aistore, role).stream()
        .allMatch(pod -> PodReading.overdue(pod, Instant.now(), patience));
  }

  private static boolean ownedBy(Pod pod, String statefulSet) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                reference.getKind().equals("StatefulSet")
                    && reference.getName().equals(statefulSet));
  }

  private static boolean owns(StatefulSet owner, Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }
}
