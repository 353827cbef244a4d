package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Service;
import io.windlass.testbed.playground.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An old Helm deployment with objects is taken over, and somebody watches: first the way back from
 * the last moment that has one, then all the way, while the worker is killed and the workflow
 * terminated in the middle. The worker has the rights of the installation.
 */
@OneAtATime(Fragile.WORKERS)
class TakeOverCarriedOutScenario {

  private static final String WORKFLOW = "takeover/takeover-run/demo";
  private static final String INPUT =
      "{\"namespace\":\"takeover-run\",\"release\":\"demo\",\"execute\":true}";

  private static final String WORKER = "windlass-worker";
  private static final String RIGHTS = "deploy/kubernetes/take-over-rbac.yaml";

  private final RealStack stack = Fragile.of(getClass()).stack();

  @TempDir private Path folder;

  private Accounts accounts;
  private Application worker;

  @BeforeEach
  void prepare() {
    HelmRelease.prepare(stack);
    accounts = new Accounts(stack, folder).install();
    stack.stopWorker();
    worker = startWorker();
  }

  /** One with the rights of the installation, and no others. */
  private Application startWorker() {
    return stack.startWorker(accounts.environment(WORKER));
  }

  private void replaceWorker() {
    worker.process().kill();
    worker.close();
    worker = startWorker();
  }

  @AfterEach
  void clean() {
    worker.close();
    stack.startWorker();
    stack.kubectl().succeed("delete", "--ignore-not-found", "-f", rights());
    HelmRelease.clean(stack);
  }

  private String rights() {
    return stack.stack().settings().tools().project().resolve(RIGHTS).toString();
  }

  @Test
  void backFromTheLastMomentAndThenAllTheWayWithEveryObject() {
    Cluster cluster = Cluster.in(stack, "takeover-run");
    HelmRelease release = HelmRelease.install(stack, cluster, "older");
    release.labelPrimary();
    release.awaitPods();
    Service gateway = service(cluster, "demo-ais-gw");

    refusedWithoutItsRights();
    begin();
    approve("stop-old-cluster");
    approve("move-all");
    awaitGate("first-modern-write");
    stack.temporalCli().cancel(WORKFLOW);
    release.awaitPods();
    awaitEnd("CANCELED");
    assertThat(cluster.resource()).isEmpty();
    assertThat(cluster.tryKubectl("get", "configmap", "demo-take-over").exitCode()).isNotZero();
    assertThat(service(cluster, "demo-ais-gw").getSpec().getSelector())
        .isEqualTo(gateway.getSpec().getSelector());

    begin();
    approve("stop-old-cluster");
    approve("move-aerospike-10");
    replaceWorker();
    awaitGate("move-aerospike-9");
    stack.temporalCli().terminate(WORKFLOW);
    begin();
    approve("move-all");
    approve("first-modern-write");
    awaitEnd("COMPLETED");

    List<String> objects = OldAisProgram.objects(HelmRelease.HOSTS);
    assertThat(cluster.objects().unreadable(objects)).isEmpty();
    assertThat(cluster.objects().targetIds()).isEqualTo(release.targetIds());
    assertHandedOver(cluster, gateway);
  }

  private void refusedWithoutItsRights() {
    begin();
    awaitEnd("FAILED");
    assertThat(stack.temporalCli().ask("workflow", "result", "--workflow-id", WORKFLOW))
        .contains("nothing is stopped: RightsMissing: create aistores.ais.nvidia.com, delete ")
        .contains("apply " + RIGHTS);
    stack.kubectl().succeed("apply", "-f", rights());
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () ->
                    accounts
                            .kubectl(WORKER)
                            .run(
                                "auth",
                                "can-i",
                                "create",
                                "aistores.ais.nvidia.com",
                                "-n",
                                "takeover-run")
                            .exitCode()
                        == 0))
        .isTrue();
  }

  private void assertHandedOver(Cluster cluster, Service gateway) {
    Service now = service(cluster, "demo-ais-gw");
    assertThat(now.getSpec().getClusterIP()).isEqualTo(gateway.getSpec().getClusterIP());
    assertThat(now.getSpec().getSelector())
        .isEqualTo(
            Map.of("app.kubernetes.io/name", "demo", "app.kubernetes.io/component", "proxy"));
    assertThat(
            stack
                .kubernetes()
                .apps()
                .daemonSets()
                .inNamespace(cluster.namespace())
                .withLabel("release", "demo")
                .list()
                .getItems())
        .isEmpty();
  }

  private Service service(Cluster cluster, String name) {
    return Optional.ofNullable(
            stack.kubernetes().services().inNamespace(cluster.namespace()).withName(name).get())
        .orElseThrow();
  }

  private void begin() {
    stack.temporalCli().start("AIStoreTakeOver", WORKFLOW, INPUT);
  }

  private void approve(String gate) {
    awaitGate(gate.equals("move-all") ? "move-" : gate);
    stack.temporalCli().update(WORKFLOW, "approve", "--input", "\"%s\"".formatted(gate));
  }

  private void awaitGate(String gate) {
    String words = "approve \"" + gate;
    assertThat(Eventually.holds(Cluster.LONG, () -> plan().contains(words)))
        .as(() -> words + " in " + plan())
        .isTrue();
  }

  private void awaitEnd(String status) {
    assertThat(
            Eventually.holds(
                Cluster.LONG,
                () ->
                    stack.temporalCli().describe(WORKFLOW).contains("EXECUTION_STATUS_" + status)))
        .as(this::plan)
        .isTrue();
  }

  private String plan() {
    String answer =
        stack
            .temporalCli()
            .ask("workflow", "query", "--workflow-id", WORKFLOW, "--type", "plan", "-o", "json");
    try {
      return new ObjectMapper().readTree(answer).path("queryResult").path(0).asText();
    } catch (JsonProcessingException silent) {
      return answer;
    }
  }
}
