package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.windlass.activities.kubernetes.PodReading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs the controller of a driver: a StatefulSet, and since release 1.0 a Deployment. Pure.
 *
 * <ol>
 *   <li>Whether a pod of a StatefulSet has the present template, its label tells.
 *   <li>A pod of a Deployment does not tell: of those that are ready, as many count as there would
 *       be if every older one were.
 * </ol>
 */
sealed interface ControllerWorkload {

  /** The object. */
  HasMetadata object();

  PodTemplateSpec template();

  /** The same with another template. */
  ControllerWorkload with(PodTemplateSpec template);

  /** How many pods are wanted. */
  int replicas();

  /** Whether what Kubernetes tells of it is about the present template. */
  boolean seen();

  /** How many pods of the present template are ready. */
  int ready(List<Pod> pods);

  /** One of the two. */
  static ControllerWorkload of(HasMetadata object) {
    return switch (object) {
      case StatefulSet set -> new Set(set);
      case Deployment set -> new Replicated(set);
      case HasMetadata other ->
          throw new IllegalArgumentException("no controller is a " + other.getKind());
    };
  }

  /** Up to release 0.9. */
  record Set(StatefulSet object) implements ControllerWorkload {

    private static final String REVISION = "controller-revision-hash";

    @Override
    public PodTemplateSpec template() {
      return object.getSpec().getTemplate();
    }

    @Override
    public ControllerWorkload with(PodTemplateSpec template) {
      return new Set(
          new StatefulSetBuilder(object).editSpec().withTemplate(template).endSpec().build());
    }

    @Override
    public int replicas() {
      return object.getSpec().getReplicas();
    }

    @Override
    public boolean seen() {
      return Optional.ofNullable(object.getStatus())
          .map(StatefulSetStatus::getObservedGeneration)
          .filter(object.getMetadata().getGeneration()::equals)
          .isPresent();
    }

    @Override
    public int ready(List<Pod> pods) {
      return (int) pods.stream().filter(this::current).filter(PodReading::ready).count();
    }

    private boolean current(Pod pod) {
      return Objects.equals(
          object.getStatus().getUpdateRevision(), Rivals.labels(pod).get(REVISION));
    }
  }

  /** Since release 1.0. */
  record Replicated(Deployment object) implements ControllerWorkload {

    @Override
    public PodTemplateSpec template() {
      return object.getSpec().getTemplate();
    }

    @Override
    public ControllerWorkload with(PodTemplateSpec template) {
      return new Replicated(
          new DeploymentBuilder(object).editSpec().withTemplate(template).endSpec().build());
    }

    @Override
    public int replicas() {
      return object.getSpec().getReplicas();
    }

    @Override
    public boolean seen() {
      return Optional.ofNullable(object.getStatus())
          .map(DeploymentStatus::getObservedGeneration)
          .filter(object.getMetadata().getGeneration()::equals)
          .isPresent();
    }

    @Override
    public int ready(List<Pod> pods) {
      DeploymentStatus status = object.getStatus();
      int older = count(status.getReplicas()) - count(status.getUpdatedReplicas());
      return Math.max(0, count(status.getReadyReplicas()) - older);
    }

    private static int count(@Nullable Integer told) {
      return told == null ? 0 : told;
    }
  }
}
