package io.windlass.worker;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.windlass.activities.aistore.AIStoreActivitiesImpl;
import io.windlass.activities.aistore.AIStoreDataActivitiesImpl;
import io.windlass.activities.aistore.AIStoreLookActivitiesImpl;
import io.windlass.activities.aistore.ClusterAccess;
import io.windlass.activities.aistore.RequestRefusals;
import io.windlass.activities.aistore.authn.AuthnAccess;
import io.windlass.activities.aistore.authn.AuthnActivitiesImpl;
import io.windlass.activities.aistore.authn.AuthnLookActivitiesImpl;
import io.windlass.activities.aistore.authn.AuthnRefusals;
import io.windlass.activities.kubernetes.ResourceRequests;
import io.windlass.activities.pmem.DriverAccess;
import io.windlass.activities.pmem.DriverRequests;
import io.windlass.activities.pmem.PmemActivitiesImpl;
import io.windlass.activities.pmem.PmemLookActivitiesImpl;
import io.windlass.activities.temporal.Pulse;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.authn.operation.AuthnWorkflows;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.request.RequestWorkflows;
import io.windlass.workflows.pmem.PmemWorkflows;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.PmemCSIDeployment;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Polls Temporal for work from the start of the application to its end. */
@Singleton
final class Workers {

  /** Activities end their waits at once when the worker stops, so this is plenty. */
  private static final long DRAIN_SECONDS = 10;

  /**
   * Between two heartbeats of an activity. The library would let four fifths of the heartbeat
   * timeout pass: then a moment of load is enough for a healthy worker to count as lost.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** What people ask for at the same time; each is done in about a second. */
  private static final int CONTROLS = 16;

  private final WorkerFactory factory;
  private final WorkerSettings settings;

  /** How activities reach what each kind of resource stands for. */
  @Singleton
  record Access(ClusterAccess clusters, AuthnAccess authn, DriverAccess drivers) {}

  Workers(
      WorkflowClient temporal,
      KubernetesClient kubernetes,
      Access access,
      WorkerSettings settings,
      SignalInterceptors signals) {
    this.settings = settings;
    factory =
        WorkerFactory.newInstance(
            temporal,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(signals.around(new Pulse()))
                .build());
    ResourceRequests requests = new ResourceRequests(kubernetes, kinds(kubernetes));
    Worker workflows = worker(TaskQueues.WORKFLOWS, settings.activities());
    workflows.registerWorkflowImplementationTypes(
        AIStoreWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    workflows.registerWorkflowImplementationTypes(
        AuthnWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    workflows.registerWorkflowImplementationTypes(
        PmemWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    workflows.registerWorkflowImplementationTypes(RequestWorkflows.class);
    Worker controls = worker(TaskQueues.CONTROLS, CONTROLS);
    controls.registerActivitiesImplementations(
        new AIStoreLookActivitiesImpl(access.clusters()),
        new AIStoreActivitiesImpl(access.clusters()),
        access.clusters().takeOver(),
        new AuthnLookActivitiesImpl(access.authn()),
        new AuthnActivitiesImpl(access.authn()),
        new PmemLookActivitiesImpl(access.drivers()),
        new PmemActivitiesImpl(access.drivers()),
        requests);
    worker(TaskQueues.LOOKS, settings.looks())
        .registerActivitiesImplementations(
            new AIStoreLookActivitiesImpl(access.clusters()),
            access.clusters().takeOver(),
            new AuthnLookActivitiesImpl(access.authn()),
            new PmemLookActivitiesImpl(access.drivers()));
    worker(TaskQueues.KUBERNETES, settings.activities())
        .registerActivitiesImplementations(
            new AIStoreActivitiesImpl(access.clusters()),
            access.clusters().takeOver(),
            new AuthnActivitiesImpl(access.authn()),
            new PmemActivitiesImpl(access.drivers()),
            requests);
    worker(TaskQueues.DATA, settings.activities())
        .registerActivitiesImplementations(new AIStoreDataActivitiesImpl(access.clusters()));
  }

  private static Map<String, ResourceRequests.Kind> kinds(KubernetesClient kubernetes) {
    return Map.of(
        "AIStore",
        new ResourceRequests.Kind(
            ResourceDefinitionContext.fromResourceType(AIStore.class),
            AIStoreStep.SKIPPABLE,
            (found, request, text) ->
                RequestRefusals.of(found, request, text)
                    .or(() -> RequestRefusals.ofHost(kubernetes, request, text))),
        AIStoreAuth.KIND,
        new ResourceRequests.Kind(
            ResourceDefinitionContext.fromResourceType(AIStoreAuth.class),
            Set.of(),
            (found, request, text) -> AuthnRefusals.of(request)),
        DriverDeployment.KIND,
        driver(DriverDeployment.class),
        PmemCSIDeployment.KIND,
        driver(PmemCSIDeployment.class));
  }

  private static ResourceRequests.Kind driver(Class<? extends HasMetadata> kind) {
    return new ResourceRequests.Kind(
        ResourceDefinitionContext.fromResourceType(kind), Set.of(), DriverRequests::refusal);
  }

  private Worker worker(String queue, int activities) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setUsingVirtualThreads(true)
            .setMaxHeartbeatThrottleInterval(HEARTBEAT)
            .setMaxConcurrentActivityExecutionSize(activities)
            .setMaxConcurrentWorkflowTaskExecutionSize(settings.workflowTasks());
    settings.pinnedVersion().map(Workers::pinned).ifPresent(options::setDeploymentOptions);
    return factory.newWorker(queue, options.build());
  }

  /** A run stays with workers of the version that began it, and so do its children. */
  private static WorkerDeploymentOptions pinned(String version) {
    return WorkerDeploymentOptions.newBuilder()
        .setUseVersioning(true)
        .setVersion(new WorkerDeploymentVersion(WorkerDeployment.NAME, version))
        .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
        .build();
  }

  @EventListener
  void start(StartupEvent event) {
    factory.start();
  }

  @EventListener
  void stop(ShutdownEvent event) {
    factory.shutdownNow();
    factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  boolean running() {
    return factory.isStarted() && !factory.isShutdown();
  }
}
