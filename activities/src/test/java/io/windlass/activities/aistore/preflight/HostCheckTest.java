package io.windlass.activities.aistore.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostCheckTest {

  private final FakeSurroundings around = new FakeSurroundings();

  @Test
  void enoughOfThemAreNoMatterAndCostNoLookAtPods() {
    around.hosts("a", "b");
    assertThat(found(Clusters.plain())).isEmpty();
    assertThat(around.looksAtPods).isZero();
  }

  @Test
  void tooFewAreToldAndBlockNothing() {
    around.hosts("a");
    assertThat(found(Clusters.with("", "nodeSelector: {host: a}", "")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.blocks()).isFalse())
        .extracting(Finding::message)
        .asString()
        .contains("spec.targetSpec.nodeSelector {host=a}: 1 Kubernetes nodes", "2 are needed");
  }

  @Test
  void whoMaySharesOne() {
    around.hosts("a");
    assertThat(found(Clusters.with("", "disablePodAntiAffinity: true", ""))).isEmpty();
  }

  @Test
  void oneThatIsCordonedOrTaintedDoesNotCount() {
    around.hosts("a", "b", "c");
    around.hosts.get(0).getSpec().setUnschedulable(true);
    assertThat(found(Clusters.plain())).isEmpty();
    around.hosts.get(1).getMetadata().getLabels().put("host", "b2");
    assertThat(found(Clusters.with("", affinity("NotIn", "b2"), ""))).hasSize(1);
  }

  @Test
  void affinityToHostsCounts() {
    around.hosts("a", "b");
    assertThat(found(Clusters.with("", affinity("In", "a, b"), ""))).isEmpty();
    assertThat(found(Clusters.with("", affinity("In", "a"), ""))).hasSize(1);
  }

  @Test
  void whatOthersUseCountsForALargeRequest() {
    around.hosts("a", "b");
    String large = "resources: {requests: {cpu: 40, memory: 1Gi}}";
    assertThat(found(Clusters.with("", large, ""))).isEmpty();
    around.pod("other", "a", "containers: [{name: x, resources: {requests: {cpu: 30}}}]");
    assertThat(found(Clusters.with("", large, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("spec.targetSpec.resources (cpu 40, memory 1024Mi)", "room for 1 of 2 targets");
  }

  private static String affinity(String operator, String values) {
    return """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchExpressions: [{key: host, operator: %s, values: [%s]}]
        """
        .formatted(operator, values);
  }

  private List<Finding> found(ClusterWanted cluster) {
    return new HostCheck().of(cluster, around).toList();
  }
}
