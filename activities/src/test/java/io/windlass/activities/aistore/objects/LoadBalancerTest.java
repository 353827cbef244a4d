package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Services that lead to the cluster from outside. */
class LoadBalancerTest {
  private static final String BOTH =
      "{proxySpec: {externalAccess: {annotations: {cloud: internal}}},"
          + " targetSpec: {size: 2, hostPort: 51081, externalAccess: {}}}";

  @ParameterizedTest
  @CsvSource({"0, load-balancer-of-proxies", "2, load-balancer-of-a-target"})
  void isAsRead(int index, String golden) {
    Golden.assertEqual(LoadBalancer.of(Clusters.context(BOTH)).get(index), golden);
  }

  @Test
  void aTargetAsksForItsAddressAndForNoOther() {
    assertThat(environment(BOTH, DaemonRole.TARGET))
        .containsEntry("ENABLE_EXTERNAL_ACCESS", "true")
        .doesNotContainKey("AIS_PUBLIC_HOSTNAME");
    assertThat(environment("{proxySpec: {externalAccess: {}}}", DaemonRole.TARGET))
        .containsEntry("ENABLE_EXTERNAL_ACCESS", "false");
    assertThat(environment("{enableExternalLB: true}", DaemonRole.PROXY))
        .containsEntry("ENABLE_EXTERNAL_ACCESS", "true");
  }

  private static Map<String, String> environment(String spec, DaemonRole role) {
    return Environment.ofInit(Clusters.context(spec), role).stream()
        .filter(variable -> variable.getValue() != null || variable.getName().startsWith("AIS"))
        .collect(
            Collectors.toMap(EnvVar::getName, variable -> String.valueOf(variable.getValue())));
  }

  @Test
  void anAddressIsANumberOrAName() {
    assertThat(LoadBalancer.hasAddress(new Service())).isFalse();
    assertThat(LoadBalancer.hasAddress(given(null, null))).isFalse();
    assertThat(LoadBalancer.hasAddress(given("127.0.0.9", null))).isTrue();
    assertThat(LoadBalancer.hasNameOnly(given("127.0.0.9", null))).isFalse();
    assertThat(LoadBalancer.hasAddress(given(null, "lb.example"))).isTrue();
    assertThat(LoadBalancer.hasNameOnly(given(null, "lb.example"))).isTrue();
  }

  @Test
  void theTargetIsReadFromTheName() {
    var names = new Names("ais", "demo");
    assertThat(LoadBalancer.target(names, named("demo-target-12"))).hasValue(12);
    assertThat(LoadBalancer.target(names, named("demo-target"))).isEmpty();
    assertThat(LoadBalancer.target(names, named("demo-proxy-lb"))).isEmpty();
  }

  private static Service named(String name) {
    return new ServiceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  private static Service given(@Nullable String ip, @Nullable String name) {
    return new ServiceBuilder()
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp(ip)
        .withHostname(name)
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }
}
