package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Eventually;
import io.windlass.testbed.scenarios.RealStack;
import io.windlass.workflows.aistore.resource.AIStore;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Many converged resources: each a cluster of one proxy and one target with all its objects, whose
 * simulated nodes serve.
 *
 * <p>A few are brought up by Windlass. For many that takes too long on a small machine; they start
 * without Windlass and are then handed over to it, so that it looks at each once and finds that it
 * has converged.
 */
final class IdleFleet implements AutoCloseable {

  /** How many start at once. */
  private static final int BATCH = 35;

  private static final int PER_NAMESPACE = 35;

  private static final Duration LIMIT = Duration.ofMinutes(12);

  /**
   * The smallest cluster there is. It needs no volume claims, and its nodes, once ready, are probed
   * once a minute, since a thousand of them share this machine with what is measured.
   */
  private static final String YAML =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata:
        name: idle-%d
        namespace: %s
      spec:
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        stateStorage:
          emptyDir: {}
        proxySpec:
          size: 1
          servicePort: 51080
          portPublic: 51080
          portIntraControl: 51082
          portIntraData: 51083
          nodeSelector: {storage: ais}
          resources:
            requests: {cpu: 10m, memory: 16Mi}
          probes: &probes
            liveness: {periodSeconds: %d}
            readiness: {periodSeconds: %d}
        targetSpec:
          size: 1
          servicePort: 51081
          portPublic: 51081
          portIntraControl: 51082
          portIntraData: 51083
          nodeSelector: {storage: ais}
          resources:
            requests: {cpu: 10m, memory: 16Mi}
          probes: *probes
          disablePodAntiAffinity: true
          mounts:
            - {path: /ais/nvme0n1, useHostPath: true}
      """;

  private final RealStack stack;
  private final long probePeriod;
  private final SharedIndexInformer<AIStore> resources;
  private int size;

  /**
   * @param factor of the stack's durations
   */
  IdleFleet(RealStack stack, double factor) {
    this.stack = stack;
    this.probePeriod = Math.round(60 / factor);
    this.resources = stack.kubernetes().resources(AIStore.class).inAnyNamespace().inform();
  }

  /** Lets Windlass bring up that many more; returns when all have converged and rest. */
  void deploy(int more) {
    IntStream.range(size, size + more)
        .forEach(number -> stack.kubernetes().resource(yaml(number)).create());
    size += more;
    awaitRest();
  }

  /** Starts that many more without Windlass, while no starter runs. */
  void handOver(int more) {
    int wanted = size + more;
    while (size < wanted) {
      int next = Math.min(size + BATCH, wanted);
      List<PlainCluster> batch = IntStream.range(size, next).mapToObj(this::start).toList();
      await(
          "%d clusters serve".formatted(next), () -> batch.stream().allMatch(PlainCluster::ready));
      batch.forEach(PlainCluster::handOver);
      size = next;
    }
  }

  /** Returns when all have converged and no workflow is open. */
  void awaitRest() {
    await("%d resources are ready".formatted(size), () -> ready() == size);
    await("no workflow is open", () -> open() == 0);
  }

  private static void await(String what, BooleanSupplier condition) {
    assertThat(Eventually.holds(LIMIT, condition)).as(what).isTrue();
  }

  private PlainCluster start(int number) {
    return PlainCluster.create(stack.kubernetes(), yaml(number)).start();
  }

  private String yaml(int number) {
    Cluster place = Cluster.in(stack, namespace(number));
    return YAML.formatted(number, place.namespace(), probePeriod, probePeriod);
  }

  private static String namespace(int number) {
    return "idle-%d".formatted(number / PER_NAMESPACE);
  }

  String workflowId(int number) {
    return "aistore/%s/idle-%d".formatted(namespace(number), number);
  }

  /** Edits a setting that needs no restart. */
  void edit(int number) {
    stack
        .kubernetes()
        .resources(AIStore.class)
        .inNamespace(namespace(number))
        .withName("idle-%d".formatted(number))
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}}");
  }

  private long ready() {
    return resources.getStore().list().stream().filter(IdleFleet::converged).count();
  }

  private static boolean converged(AIStore aistore) {
    return aistore.getStatus() != null
        && aistore
            .getStatus()
            .condition("Ready")
            .filter(ready -> "True".equals(ready.getStatus()))
            .isPresent();
  }

  /** Workflows of any resource that run now. */
  long open() {
    return stack.temporal().countWorkflows("ExecutionStatus = 'Running'").getCount();
  }

  @Override
  public void close() {
    resources.close();
  }
}
