package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.login.ClusterLogins;
import io.windlass.activities.aistore.takeover.ReleaseInventory;
import io.windlass.activities.aistore.takeover.TakeOverActivitiesImpl;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.OperatorSigns;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.kubernetes.Telling;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.takeover.TakeOverActivities;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The ways by which activities reach one installation's clusters: Kubernetes, AIStore, and the
 * people who read logs, Events and status.
 */
public final class ClusterAccess {

  private final KubernetesClient kubernetes;
  private final CustomResources<AIStore, AIStoreStatus> resources;
  private final DesiredObjects desired;
  private final ClusterCertificates certificates;
  private final ClusterLogins logins;
  private final AisClients clients;
  private final ClusterObserver observer;
  private final AIStoreReporter reporter;
  private final Telling telling;
  private final AIStoreSettings settings;

  public ClusterAccess(KubernetesClient kubernetes, AIStoreSettings settings) {
    this.kubernetes = kubernetes;
    this.resources = new CustomResources<>(kubernetes, AIStore.class);
    this.logins = new ClusterLogins(kubernetes, settings.tls(), settings.subjects());
    this.desired = new DesiredObjects(settings.clusterDomain(), logins::service);
    this.certificates =
        new ClusterCertificates(kubernetes, settings.clusterDomain(), settings.tls());
    this.clients = new AisClients(kubernetes, settings.clusterDomain(), certificates, logins);
    this.observer = new ClusterObserver(kubernetes, desired, clients, settings);
    this.reporter = new AIStoreReporter(resources, settings.clusterDomain());
    this.telling = new Telling(kubernetes);
    this.settings = settings;
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  CustomResources<AIStore, AIStoreStatus> resources() {
    return resources;
  }

  OwnObjects objects(AIStore aistore) {
    return OwnObjects.of(new ServerSide(kubernetes), aistore);
  }

  LoadBalancers loadBalancers() {
    return new LoadBalancers(new ServerSide(kubernetes), desired);
  }

  DesiredObjects desired() {
    return desired;
  }

  ClusterCertificates certificates() {
    return certificates;
  }

  ClusterLogins logins() {
    return logins;
  }

  /** What is refused before anything is looked at. */
  Refusals refusals() {
    return new Refusals(settings.subjects().tokenFiles());
  }

  /** What is asked of cert-manager. */
  CertManager certManager() {
    return new CertManager(kubernetes, desired, certificates, settings.patience());
  }

  /** What Windlass issues itself. */
  OwnCertificates ownCertificates() {
    return new OwnCertificates(kubernetes, desired, settings.tls().lifetimes());
  }

  /** What leads nodes from one Secret to another. */
  CertificateBridge bridge() {
    return new CertificateBridge(kubernetes);
  }

  /** What pods have from cert-manager's CSI driver. */
  PodCertificates podCertificates() {
    return new PodCertificates(kubernetes, certificates);
  }

  /** The operator that may have a cluster in its hands. */
  FormerOperator formerOperator() {
    return new FormerOperator(new ServerSide(kubernetes));
  }

  /** What tells that it works. */
  OperatorSigns operatorSigns() {
    return new OperatorSigns(
        kubernetes, FormerOperator.HANDOVER, FormerOperator.LEASE, settings.patience());
  }

  ClusterObserver observer() {
    return observer;
  }

  AIStoreReporter reporter() {
    return reporter;
  }

  /** Tells what was found before a deployment. */
  PreflightReporter preflightReporter() {
    return new PreflightReporter(resources);
  }

  String clusterDomain() {
    return settings.clusterDomain();
  }

  /** How long something may fail before a person is told. */
  Duration patience() {
    return settings.patience();
  }

  AisClient ais(AIStore aistore) {
    return clients.of(aistore);
  }

  /** What is found of older deployments. */
  ReleaseInventory inventory() {
    return new ReleaseInventory(kubernetes, settings.clusterDomain(), clients::forLookAt);
  }

  /** What takes them over. */
  public TakeOverActivities takeOver() {
    return new TakeOverActivitiesImpl(kubernetes, inventory(), clients::of);
  }

  /** The pods of the targets. */
  List<Pod> targetPods(AIStore aistore) {
    return RoleObjects.statefulSet(kubernetes, aistore, DaemonRole.TARGET)
        .map(targets -> RoleObjects.pods(kubernetes, targets))
        .orElse(List.of());
  }

  /** What is seen of the cluster now. */
  ClusterObservation look(AIStore aistore) {
    return observer.look(aistore).observation();
  }

  /** What is seen of the nodes now. */
  ClusterObservation glance(AIStore aistore) {
    return observer.glance(aistore).observation();
  }

  /** Takes targets off the record of settled ones: what is written now lies elsewhere. */
  void strike(AIStore aistore, List<String> pods) {
    SettledTargets left =
        SettledTargets.parse(Annotations.value(aistore, Annotations.SETTLED_TARGETS));
    Departures stay = departures(aistore);
    for (String pod : pods) {
      left = left.without(pod);
      stay = stay.without(pod);
    }
    resources.annotate(
        aistore,
        Map.of(
            Annotations.SETTLED_TARGETS,
            left.annotation(),
            Annotations.LEAVING_TARGETS,
            stay.annotation()));
  }

  /** What is recorded of targets that leave. */
  Departures departures(AIStore aistore) {
    return Departures.parse(Annotations.value(aistore, Annotations.LEAVING_TARGETS));
  }

  /** Records targets that leave. */
  void leaving(AIStore aistore, Departures departures) {
    resources.annotate(aistore, Map.of(Annotations.LEAVING_TARGETS, departures.annotation()));
  }

  /** Records targets that have left, and those whose data is where it belongs since. */
  void left(AIStore aistore, Departures departures, String covered) {
    resources.annotate(
        aistore,
        Map.of(
            Annotations.LEAVING_TARGETS,
            departures.annotation(),
            Annotations.SETTLED_TARGETS,
            covered));
  }

  /**
   * Records the targets whose data is where it belongs.
   *
   * @param request the rebalance that is done with it; empty if nobody asked for one
   */
  void settled(AIStore aistore, String covered, String request) {
    String done =
        request.isEmpty() ? Annotations.value(aistore, Request.REBALANCE.answer()) : request;
    resources.annotate(
        aistore,
        Map.of(
            Annotations.SETTLED_TARGETS,
            covered,
            Annotations.LEAVING_TARGETS,
            departures(aistore).settled(SettledTargets.parse(covered)).annotation(),
            Request.REBALANCE.answer(),
            done));
  }

  /**
   * Ends the keeping of templates that are about to be replaced, before they are: one that is
   * wanted again later is applied like any other.
   */
  void keepNoMore(AIStore aistore, List<? extends HasMetadata> wanted) {
    String left = Kept.of(aistore).unless(wanted).annotation();
    resources.annotate(aistore, Map.of(Kept.ANNOTATION, left));
  }

  /**
   * Whether everything in the resource's namespace is being deleted. Pods go first; the resource
   * itself may be marked for deletion minutes later. False where our role does not let us see it.
   */
  boolean namespaceGoes(AIStore aistore) {
    String name = aistore.getMetadata().getNamespace();
    return ApiRefusal.unlessForbidden(
        false,
        () ->
            Optional.ofNullable(kubernetes.namespaces().withName(name).get())
                .filter(HasMetadata::isMarkedForDeletion)
                .isPresent());
  }

  /**
   * Waits for something that others have to do. A newer spec or a deletion ends the wait.
   *
   * @return whether it is done in time
   * @throws io.temporal.failure.ApplicationFailure when the resource has changed
   */
  boolean await(AIStore aistore, BooleanSupplier done, Duration atMost) {
    boolean over = Waiting.until(() -> done.getAsBoolean() || outdated(aistore), atMost);
    if (outdated(aistore)) {
      throw Failures.planOutdated("the resource has changed");
    }
    return over;
  }

  /** Whether the resource is gone, goes, or is wanted otherwise by now. */
  private boolean outdated(AIStore aistore) {
    ResourceReference reference = References.to(aistore);
    return find(reference)
        .filter(present -> !present.isMarkedForDeletion())
        .filter(present -> present.getMetadata().getGeneration() == reference.generation())
        .isEmpty();
  }

  Optional<AIStore> find(ResourceReference reference) {
    return resources.find(reference);
  }

  /**
   * Takes a step: tells what is done and why in log and Event, then does it. A resource that is
   * gone needs nothing.
   *
   * @throws io.temporal.failure.ApplicationFailure when the API server refuses it
   */
  void act(ResourceReference reference, AIStoreStep step, Consumer<AIStore> effect) {
    find(reference)
        .ifPresent(
            aistore -> telling.take(aistore, step, () -> effect.accept(observer.wanted(aistore))));
  }

  /** Tells what is waited for. */
  void inform(AIStore aistore, Reason reason, String message) {
    telling.inform(aistore, reason, message);
  }

  /** Tells that nothing more is done, and why. */
  void warn(AIStore aistore, Reason reason, String message) {
    telling.warn(aistore, reason, message);
  }
}
