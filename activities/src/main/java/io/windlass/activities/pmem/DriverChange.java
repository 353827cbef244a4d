package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.PodChanges;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.WatchedPods;
import io.windlass.activities.pmem.DriverObserver.Subject;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.temporal.Together;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.ApplyDriver;
import io.windlass.workflows.pmem.DriverStep.AwaitController;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverStep.MarkGood;
import io.windlass.workflows.pmem.DriverStep.NodePod;
import io.windlass.workflows.pmem.DriverStep.ReplacePods;
import io.windlass.workflows.pmem.DriverStep.RestoreDriver;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Applies what a driver consists of, and replaces its pods. */
record DriverChange(DriverAccess access, PmemResource resource) {

  /** Between two looks when no pod changes. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Until Kubernetes has remembered a template. */
  private static final Duration REMEMBERING = Duration.ofSeconds(10);

  /**
   * Makes a deletion wait for us first, and records the layout; then applies what pods need before
   * they start.
   */
  void applyFoundation() {
    Subject wanted = access.observer().subject(resource);
    DriverContext context = wanted.context();
    access
        .resources()
        .hold(
            resource,
            PmemAnnotations.FINALIZER,
            Map.of(DriverLayout.ANNOTATION, context.spec().layout().word()));
    OwnObjects own = access.own(resource);
    if (wanted.kept().isEmpty()) {
      access.certificates().keep(resource, context, own);
    }
    Together.run(DriverObjects.foundation(context).stream().map(object -> () -> own.apply(object)));
    FoundationLook.obsolete(access.objects(), context).forEach(own::delete);
  }

  void applyController() {
    Optional<ControllerWorkload> live = access.workloads(resource).controller();
    Subject wanted = access.observer().subject(resource);
    access.own(resource).apply(wanted.controller(live).object());
    DriverObjects.obsoleteController(wanted.context()).forEach(access.own(resource)::delete);
  }

  /** Applies the wanted template, if it still is that one. */
  void applyDriver(ApplyDriver step) {
    Subject wanted = access.observer().subject(resource);
    if (!wanted.wanted().equals(step.revision())) {
      throw Failures.planOutdated("another revision is wanted than " + step.revision());
    }
    if (wanted.kept().isPresent()) {
      restore(step.revision());
    } else {
      apply(NodeDaemonSet.of(wanted.context()));
    }
  }

  /** Applies the template of an earlier revision, as Kubernetes remembers it. */
  void restoreDriver(RestoreDriver step) {
    restore(step.revision());
  }

  /** A template without a label of ours is told by what Kubernetes makes of it, a moment later. */
  private void restore(String revision) {
    DriverHistory history = access.workloads(resource).history();
    PodTemplateSpec template =
        history
            .template(live(), revision)
            .orElseThrow(
                () -> Failures.planOutdated("Kubernetes remembers no revision " + revision));
    apply(NodeDaemonSet.with(access.observer().context(resource), template));
    if (!Waiting.until(() -> revision(live()).equals(revision), REMEMBERING)) {
      throw Failures.planOutdated("Kubernetes has yet to remember revision " + revision);
    }
  }

  /**
   * Records the revision, and how much memory each node has with it. When another than that of the
   * operator before Windlass is good, nothing of that one is kept any more.
   */
  void markGood(MarkGood step) {
    DaemonSet live = live();
    if (!revision(live).equals(step.revision())) {
      throw Failures.planOutdated("the DaemonSet has no longer revision " + step.revision());
    }
    DriverWait wait = access.observer().wait(resource);
    DriverContext context = wait.subject().context();
    Map<String, Long> capacity = new TreeMap<>(DriverWorkloads.capacity(live));
    for (DriverNode node : wait.atNodes(withPods()).nodes()) {
      node.health().capacity().ifPresent(bytes -> capacity.put(node.name(), bytes));
    }
    DaemonSet wanted =
        wait.subject().kept().isEmpty() && NodeDaemonSet.revision(context).equals(step.revision())
            ? NodeDaemonSet.of(context)
            : NodeDaemonSet.with(context, live.getSpec().getTemplate());
    access
        .own(resource)
        .apply(
            DaemonSetCare.with(
                wanted,
                Map.of(
                    PmemAnnotations.GOOD, step.revision(),
                    PmemAnnotations.CAPACITY, Serialization.asJson(capacity).strip())));
    if (KeptDriver.recorded(resource)
        .filter(kept -> !kept.revision().equals(step.revision()))
        .isPresent()) {
      access.resources().annotate(resource, Map.of(PmemAnnotations.KEPT, ""));
    }
  }

  /** Nodes that have a pod of the driver. */
  private Set<String> withPods() {
    return DriverWait.byNode(access.workloads(resource).pods(Side.NODE)).keySet();
  }

  private void apply(DaemonSet wanted) {
    DaemonSet carrying =
        access
            .workloads(resource)
            .nodes()
            .map(live -> DaemonSetCare.carrying(wanted, live))
            .orElse(wanted);
    access.own(resource).apply(carrying);
  }

  /** Replaces the pods that were observed. */
  void replacePods(ReplacePods step) {
    if (!revision(live()).equals(step.revision())) {
      throw Failures.planOutdated("the DaemonSet has no longer revision " + step.revision());
    }
    access
        .reporter()
        .begun(
            References.to(resource),
            step.pods().stream().map(NodePod::node).toList(),
            step.revision());
    try (WatchedPods pods = watchedPods()) {
      new PodReplacement(access, resource, pods).run(step.pods());
    }
  }

  /** Waits for nodes; answers how they stand, unless the resource has changed. */
  Optional<DriverObservation> awaitNodes(AwaitNodes step) {
    DriverWait wait = access.observer().wait(resource);
    try (WatchedPods pods = watchedPods()) {
      return new NodeGlances(wait, step, () -> access.outdated(resource), InstantSource.system())
          .until(pods::now, () -> pods.await(QUIET));
    }
  }

  private WatchedPods watchedPods() {
    DriverWorkloads workloads = access.workloads(resource);
    return new WatchedPods(
        access.kubernetes(), workloads.namespace(), workloads.selector(Side.NODE));
  }

  /** Waits for the controller. */
  void awaitController(AwaitController step) {
    await(Side.CONTROLLER, access.observer().wait(resource)::atController, step::over);
  }

  /** Looks whenever a pod changes, until the condition holds or the resource has changed. */
  Optional<DriverObservation> await(
      Side side, Supplier<DriverObservation> look, Predicate<DriverObservation> over) {
    try (PodChanges changes = watch(side)) {
      while (!access.outdated(resource)) {
        DriverObservation seen = look.get();
        if (over.test(seen)) {
          return Optional.of(seen);
        }
        changes.await(QUIET);
      }
    }
    return Optional.empty();
  }

  private PodChanges watch(Side side) {
    DriverWorkloads workloads = access.workloads(resource);
    return new PodChanges(access.kubernetes(), workloads.namespace(), workloads.selector(side));
  }

  private DaemonSet live() {
    return access
        .workloads(resource)
        .nodes()
        .orElseThrow(() -> Failures.planOutdated("there is no DaemonSet of the driver any more"));
  }

  private String revision(DaemonSet live) {
    return access.workloads(resource).history().revision(live);
  }
}
