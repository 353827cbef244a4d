package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Node;
import io.windlass.testbed.faults.FaultAnnotation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Kubernetes node is lost with the local volumes on it. */
@OneAtATime(Fragile.HOSTS)
class LostNodeScenario {

  /** Kubernetes looks for pods of removed nodes three times a minute, and waits as long again. */
  private static final Duration NOTICED = Duration.ofMinutes(3);

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Hosts hosts = new Hosts(stack);

  @Test
  void itIsExplainedAndItsTargetReplacedWithoutWhatOnlyThatHad() {
    Cluster cluster = Cluster.in(stack, "lost-node").apply(Manifest.of(2, 3)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(90);
    String target = hosts.lonelyTarget(cluster);
    Node host = hosts.of(cluster, target);
    String name = host.getMetadata().getName();
    AuthnService tokens = AuthnService.on(name, cluster);
    try {
      cluster.kubectl("annotate", "node", name, FaultAnnotation.KEY + "=node-lost");
      cluster.kubectl("delete", "aistoreauth", "tokens", "--wait=false");
      awaitStalled(cluster, "Kubernetes node %s does not answer".formatted(name));
      tokens.await(
          "Stalled", "True", "if it is lost, remove it (kubectl delete node %s)".formatted(name));
      cluster.kubectl("delete", "node", name);
      assertThat(Eventually.holds(NOTICED, () -> tokens.resource().isEmpty())).isTrue();
      Condition stalled = awaitStalled(cluster, "%s, which is gone".formatted(name));
      assertThat(stalled.getReason()).isEqualTo("NodeLost");
      assertThat(stalled.getMessage())
          .contains("windlass.io/replace-node='%s without-its-data'".formatted(target));

      cluster.annotate("windlass.io/replace-node=" + target);
      awaitStalled(cluster, "which is gone");
      cluster
          .annotate("windlass.io/replace-node=%s without-its-data".formatted(target))
          .awaitReady();

      assertThat(hosts.name(cluster, target)).isNotEqualTo(name);
      Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
      assertThat(cluster.objects().membership().targets()).isEqualTo(3);
      assertThat(cluster.objects().membership().outOfService()).isEmpty();
      int lost = cluster.objects().unreachable(old).size();
      assertThat(lost).as("what only the lost one had").isBetween(1, 60);
      assertThat(cluster.acted("decommission-node")).isEmpty();
      cluster.objects().write(90);
    } finally {
      hosts.bringBack(host);
    }
  }

  private static Condition awaitStalled(Cluster cluster, String words) {
    cluster.await(
        words,
        NOTICED,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> stalled.getMessage().contains(words))
                .isPresent());
    return cluster.condition("Stalled").orElseThrow();
  }
}
