package io.windlass.activities.aistore.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {

  private static final String HOST_PORT = "hostPort: 51081\n";
  private static final String HOST_NETWORK = "hostNetwork: true\n";

  private final FakeSurroundings around = new FakeSurroundings().hosts("a", "b");

  @Test
  void withoutPortsOfTheHostNobodyLooksAtPods() {
    assertThat(found(Clusters.plain())).isEmpty();
    assertThat(around.looksAtPods).isZero();
  }

  @Test
  void aPodWithThePortTakesItsHost() {
    assertThat(found(Clusters.with("", HOST_PORT, ""))).isEmpty();
    around.pod("web", "a", port(51081));
    assertThat(found(Clusters.with("", HOST_PORT, "")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isTrue();
              assertThat(finding.reason()).isEqualTo(Reason.PORT_TAKEN);
              assertThat(finding.message())
                  .contains(
                      "spec.targetSpec.hostPort ([51081])",
                      "of 2 Kubernetes nodes that match, 1 have the port free",
                      "pod others/web on node a");
            });
    around.hosts("c");
    assertThat(found(Clusters.with("", HOST_PORT, ""))).isEmpty();
  }

  @Test
  void anotherPortIsNoMatter() {
    around.pod("web", "a", port(80));
    assertThat(found(Clusters.with("", HOST_PORT, ""))).isEmpty();
  }

  @Test
  void aClusterThatWasAskedForEarlierNeedsItsHostsFirst() {
    around.rivals.add(rival(HOST_PORT));
    assertThat(found(Clusters.with("", HOST_PORT, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("taken by AIStore ais/other");
    around.hosts("c");
    assertThat(found(Clusters.with("", HOST_PORT, ""))).hasSize(1);
    around.hosts("d");
    assertThat(found(Clusters.with("", HOST_PORT, ""))).isEmpty();
    around.hosts.removeLast();
    around.rivals.set(0, rival(HOST_PORT + "nodeSelector: {host: c}\n"));
    assertThat(found(Clusters.with("", HOST_PORT, ""))).isEmpty();
  }

  @Test
  void onTheNetworkOfTheHostAPortThatTheSchedulerDoesNotKnowIsAClashAnywhere() {
    around.hosts("c", "d").pod("agent", "d", port(51082));
    assertThat(found(Clusters.with("", HOST_NETWORK, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("spec.targetSpec.hostNetwork: port 51082 is taken by pod others/agent on node d");
  }

  @Test
  void thoseThatTheSchedulerKeepsApartDoNotClash() {
    around.hosts("c", "d").rivals.add(rival(HOST_NETWORK));
    around.target("other", 0, "a", "hostNetwork: true\n" + port(51081));
    around.target("other", 1, "b", "hostNetwork: true\n" + port(51081));
    assertThat(found(Clusters.with("", HOST_NETWORK, ""))).isEmpty();
  }

  @Test
  void thoseThatItDoesNotKeepApartDo() {
    around.hosts("c", "d").rivals.add(Clusters.onPort(51091, "other", HOST_NETWORK));
    assertThat(found(Clusters.with("", HOST_NETWORK, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("port 51081 is taken by AIStore ais/other");
    around.target("other", 0, "a", "hostNetwork: true\n" + port(51091));
    assertThat(found(Clusters.with("", HOST_NETWORK, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("port 51081 is taken by pod ais/other-target-0 on node a");
  }

  @Test
  void bothRolesWithOnePortNeedHostsForAll() {
    assertThat(found(Clusters.with(HOST_PORT, HOST_PORT, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("spec.proxySpec.hostPort ([51081]): spec.targetSpec.hostPort has the same port");
    around.hosts("c");
    assertThat(found(Clusters.with(HOST_PORT, HOST_PORT, ""))).isEmpty();
  }

  private static ClusterWanted rival(String targets) {
    return Clusters.of("other", "", targets + "mounts: [{path: /ais/a, size: 1Gi}]", "");
  }

  private static String port(int number) {
    return "containers: [{name: x, ports: [{containerPort: %1$d, hostPort: %1$d}]}]"
        .formatted(number);
  }

  private List<Finding> found(ClusterWanted cluster) {
    return new PortCheck().of(cluster, around).toList();
  }
}
