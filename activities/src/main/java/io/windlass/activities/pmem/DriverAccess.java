package io.windlass.activities.pmem;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.Contention;
import io.windlass.activities.kubernetes.OperatorSigns;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.kubernetes.Telling;
import io.windlass.activities.pmem.http.DriverHandshake;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ways by which activities reach one installation's drivers: Kubernetes, the drivers, and the
 * people who read logs, Events and status.
 */
public final class DriverAccess {

  private final KubernetesClient kubernetes;
  private final PmemResources resources;
  private final PmemSettings settings;
  private final DriverObserver observer;
  private final DriverReporter reporter;
  private final Telling telling;
  private final DriverHandshake handshakes;
  private final Contention contention = new Contention();

  public DriverAccess(KubernetesClient kubernetes, PmemSettings settings) {
    this.kubernetes = kubernetes;
    this.settings = settings;
    this.resources = new PmemResources(kubernetes);
    this.observer = new DriverObserver(kubernetes, resources, settings);
    this.reporter = new DriverReporter(resources);
    this.telling = new Telling(kubernetes);
    this.handshakes = new DriverHandshake(settings.clusterDomain());
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  PmemResources resources() {
    return resources;
  }

  DriverObserver observer() {
    return observer;
  }

  DriverReporter reporter() {
    return reporter;
  }

  Telling telling() {
    return telling;
  }

  DriverHandshake handshakes() {
    return handshakes;
  }

  ServerSide objects() {
    return new ServerSide(kubernetes);
  }

  OwnObjects own(PmemResource resource) {
    return new OwnObjects(objects(), resource, Optional.of(contention));
  }

  /** In which the objects of drivers are. */
  String namespace() {
    return settings.namespace();
  }

  /** The operator that may have a driver in its hands. */
  FormerDriverOperator formerOperator(Reading reading) {
    return new FormerDriverOperator(reading, settings.namespace());
  }

  /** What tells that it works. */
  OperatorSigns operatorSigns() {
    return new OperatorSigns(
        kubernetes, FormerDriverOperator.HANDOVER, FormerDriverOperator.LEASE, settings.patience());
  }

  CertificateKeeping certificates() {
    return new CertificateKeeping(kubernetes, settings);
  }

  DriverWorkloads workloads(PmemResource resource) {
    return observer.workloads(resource);
  }

  /** How long a pod may fail before a person is told. */
  Duration patience() {
    return settings.patience();
  }

  Optional<PmemResource> find(ResourceReference reference) {
    return resources.find(reference);
  }

  /**
   * Takes a step: tells what is done and why in log and Event, then does it. A resource that is
   * gone needs nothing.
   *
   * @throws io.temporal.failure.ApplicationFailure when the API server refuses it
   */
  void act(ResourceReference reference, PmemStep step, Consumer<PmemResource> effect) {
    find(reference)
        .ifPresent(resource -> telling.take(resource, step, () -> effect.accept(resource)));
  }

  /** Whether the resource is gone, goes, or is wanted otherwise by now. */
  boolean outdated(PmemResource resource) {
    ResourceReference reference = References.to(resource);
    return find(reference)
        .filter(present -> present.isMarkedForDeletion() == resource.isMarkedForDeletion())
        .filter(present -> present.getMetadata().getGeneration() == reference.generation())
        .isEmpty();
  }
}
