package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.objects.ClaimSizes;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the StatefulSet of the targets anew, with claim templates that Kubernetes does not let
 * change in the one that exists: larger ones, or more of them.
 *
 * <ol>
 *   <li>It is deleted alone: pods and claims are orphaned, and run on.
 *   <li>It is applied anew at once. Kubernetes gives it the pods that have its labels. Where their
 *       template is the same they count as current; otherwise they are replaced in order, like in
 *       any rollout.
 *   <li>Labels and annotations that others gave to it are given back.
 * </ol>
 *
 * <p>Whoever is killed between the two leaves a cluster without it, as if a person had deleted it:
 * the next look finds that and applies it.
 */
record Reincarnation(ClusterAccess access, AIStore aistore, StatefulSet former) {

  /** In our name: nobody is to look into what we give back as if somebody had changed it. */
  private static final PatchContext OURS =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ServerSide.FIELD_MANAGER)
          .build();

  /** With larger claims, and in everything else as it was. */
  void grown() {
    StatefulSet wanted = wanted();
    StatefulSet next =
        new StatefulSetBuilder(ClaimSizes.of(wanted).keptIn(former))
            .withMetadata(wanted.getMetadata())
            .withStatus(null)
            .build();
    as(next);
  }

  /** Like that. */
  void as(StatefulSet next) {
    access.kubernetes().resource(former).withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
    Waiting.until(() -> present().filter(live -> uid(live).equals(uid(former))).isEmpty());
    access.objects(aistore).apply(next);
    returnOthers(next);
  }

  private StatefulSet wanted() {
    Optional<StatefulSet> proxies =
        RoleObjects.statefulSet(access.kubernetes(), aistore, DaemonRole.PROXY);
    return access
        .desired()
        .nodes(
            aistore, DaemonRole.TARGET, Shapes.of(former), new Both<>(proxies, Optional.empty()));
  }

  private void returnOthers(StatefulSet wanted) {
    Map<String, String> labels =
        others(former.getMetadata().getLabels(), wanted.getMetadata().getLabels());
    Map<String, String> annotations =
        others(former.getMetadata().getAnnotations(), wanted.getMetadata().getAnnotations());
    if (!labels.isEmpty() || !annotations.isEmpty()) {
      Map<String, Object> metadata = Map.of("labels", labels, "annotations", annotations);
      access
          .kubernetes()
          .resource(wanted)
          .patch(OURS, Serialization.asJson(Map.of("metadata", metadata)));
    }
  }

  private static Map<String, String> others(Map<String, String> had, Map<String, String> ours) {
    Map<String, String> left = new HashMap<>(had);
    left.keySet().removeAll(ours.keySet());
    return left;
  }

  private Optional<StatefulSet> present() {
    return RoleObjects.named(access.kubernetes(), aistore, DaemonRole.TARGET);
  }

  private static String uid(StatefulSet set) {
    return set.getMetadata().getUid();
  }
}
