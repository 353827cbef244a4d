package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Optional;

/**
 * StatefulSets that ask for no node. Each says how many it had, so that a start leaves out none
 * that holds data; the next apply of nodes takes that away.
 */
record StoppedNodes(ClusterAccess access) {

  private static final Shape NONE = new Shape(0, 0);

  /** Asks for no pod, by the spec's present template, and waits until the last one has ended. */
  void stop(AIStore aistore, StopNodes step) {
    LastLook.before(step, access.glance(aistore));
    DaemonRole role = step.role();
    Both<Optional<StatefulSet>> live = RoleObjects.statefulSets(access.kubernetes(), aistore);
    int former = live.of(role).map(StoppedNodes::nodes).orElse(0);
    StatefulSet wanted = access.desired().nodes(aistore, role, NONE, live);
    access.keepNoMore(aistore, List.of(wanted));
    new NodeSet(access, aistore, former == 0 ? wanted : noted(wanted, former)).apply();
    Waiting.until(() -> RoleObjects.ended(access.kubernetes(), aistore, role, access.patience()));
  }

  private static int nodes(StatefulSet live) {
    return Math.max(live.getSpec().getReplicas(), former(live));
  }

  private static StatefulSet noted(StatefulSet wanted, int former) {
    return new StatefulSetBuilder(wanted)
        .editMetadata()
        .addToAnnotations(Annotations.STOPPED_FROM, Integer.toString(former))
        .endMetadata()
        .build();
  }

  /** How many nodes it had when the cluster was shut down; 0 if it was not. */
  static int former(StatefulSet live) {
    return Optional.ofNullable(live.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Annotations.STOPPED_FROM))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElse(0);
  }
}
