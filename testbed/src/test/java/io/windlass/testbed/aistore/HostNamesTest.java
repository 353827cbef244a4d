package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients and other nodes call a node. */
class HostNamesTest {
  private static final String POD = "ais-target-0.ais-target.storage.svc.cluster.local";

  @ParameterizedTest(name = "{0} in mode {1}, host {2}, host network {3}")
  @CsvSource({
    "TARGET, IP, '', false, '', pod",
    "TARGET, IP, 10.0.0.7, false, 10.0.0.7, pod",
    "TARGET, Node, worker-7, false, worker-7, pod",
    "TARGET, Pod, 10.0.0.7, false, pod, pod",
    "TARGET, IP, 10.0.0.7, true, '', ''",
    "TARGET, Pod, 10.0.0.7, true, pod, pod",
    "PROXY, IP, 10.0.0.7, true, 10.0.0.7, pod"
  })
  void areThoseOfTheMode(
      NodeRole role, String mode, String host, boolean onHost, String publicName, String data)
      throws Exception {
    Map<String, String> environment = environment();
    environment.put("AIS_PUBLIC_DNS_MODE", mode);
    environment.put("AIS_PUBLIC_HOSTNAME", host);
    environment.put("HOST_NETWORK", Boolean.toString(onHost));
    assertThat(of(role, environment)).isEqualTo(new HostNames(named(publicName), POD, named(data)));
  }

  @Test
  void theMapReplacesThePublicName() throws Exception {
    Map<String, String> environment = environment();
    environment.put("AIS_PUBLIC_HOSTNAME", "a");
    var names =
        HostNames.of(NodeRole.PROXY, environment, Json.object().put("a", "a,b"), service -> "");
    assertThat(names.publicName()).isEqualTo("a,b");
  }

  @Test
  void whatIsNotThereIsMissed() {
    assertThatThrownBy(() -> of(NodeRole.PROXY, Map.of())).hasMessageContaining("MY_POD");
  }

  @Test
  void theLoadBalancerOfATargetComesBeforeAnythingElse() throws Exception {
    Map<String, String> environment = environment();
    environment.put("ENABLE_EXTERNAL_ACCESS", "true");
    environment.put("AIS_PUBLIC_DNS_MODE", "Pod");
    assertThat(of(NodeRole.TARGET, environment, service -> "10.9.8.7").publicName())
        .isEqualTo("10.9.8.7");
    assertThat(of(NodeRole.TARGET, environment, service -> "").publicName()).isEmpty();
    assertThat(of(NodeRole.PROXY, environment, service -> "10.9.8.7").publicName()).isEqualTo(POD);
  }

  private static HostNames of(
      NodeRole role, Map<String, String> environment, HostNames.Balancers balancers)
      throws ConfigFailure {
    return HostNames.of(role, environment, Json.object(), balancers);
  }

  private static HostNames of(NodeRole role, Map<String, String> environment) throws ConfigFailure {
    return of(role, environment, service -> "");
  }

  private static String named(String name) {
    return name.equals("pod") ? POD : name;
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        Map.of("MY_POD", "ais-target-0", "MY_SERVICE", "ais-target", "K8S_NS", "storage"));
  }
}
