package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import java.util.Optional;

/** Reads from a StatefulSet what the spec does not decide about it. */
final class Shapes {

  private Shapes() {}

  static Shape of(StatefulSet live) {
    return new Shape(live.getSpec().getReplicas(), partition(live));
  }

  static int partition(StatefulSet live) {
    return Optional.ofNullable(live.getSpec().getUpdateStrategy())
        .map(StatefulSetUpdateStrategy::getRollingUpdate)
        .map(RollingUpdateStatefulSetStrategy::getPartition)
        .orElse(0);
  }
}
