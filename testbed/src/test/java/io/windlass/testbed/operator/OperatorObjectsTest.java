package io.windlass.testbed.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files, held against what is known of ais-operator v3.4: a table of objects, labels, pods. */
class OperatorObjectsTest {

  private static final OperatorObjects OBJECTS =
      OperatorObjects.of("ais", "demo", "uid-1", "aistorage/aisnode:v5.0");

  private static final List<HasMetadata> ALL = OBJECTS.all(2, 3);

  private static <T extends HasMetadata> T find(Class<T> kind, String name) {
    return ALL.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyObjectOfTheTableIsThereAndOwned() {
    assertThat(ALL)
        .extracting(object -> "%s %s".formatted(object.getKind(), object.getMetadata().getName()))
        .containsExactly(
            "ServiceAccount demo-sa",
            "Role demo-role",
            "RoleBinding demo-rb",
            "ConfigMap demo-global-cm",
            "ConfigMap demo-proxy",
            "ConfigMap demo-target",
            "Service demo-proxy",
            "Service demo-target",
            "StatefulSet demo-proxy",
            "StatefulSet demo-target");
    assertThat(ALL)
        .allSatisfy(
            object ->
                assertThat(object.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(
                        owner -> {
                          assertThat(owner.getKind()).isEqualTo("AIStore");
                          assertThat(owner.getUid()).isEqualTo("uid-1");
                          assertThat(owner.getController()).isTrue();
                          assertThat(owner.getBlockOwnerDeletion()).isTrue();
                        }));
  }

  @ParameterizedTest
  @CsvSource({"proxy, Parallel, ", "target, Parallel, OnDelete"})
  void statefulSetsHaveLabelsSelectorAndStrategy(String role, String management, String strategy) {
    StatefulSet nodes = find(StatefulSet.class, "demo-" + role);
    Map<String, String> selector =
        Map.of("app.kubernetes.io/name", "demo", "app.kubernetes.io/component", role);
    assertThat(nodes.getSpec().getSelector().getMatchLabels()).isEqualTo(selector);
    assertThat(nodes.getSpec().getServiceName()).isEqualTo("demo-" + role);
    assertThat(nodes.getSpec().getPodManagementPolicy()).isEqualTo(management);
    assertThat(
            nodes.getSpec().getUpdateStrategy() == null
                ? null
                : nodes.getSpec().getUpdateStrategy().getType())
        .isEqualTo(strategy);
    assertThat(nodes.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(selector)
        .containsEntry("app", "demo")
        .containsEntry("component", role)
        .containsEntry("app.kubernetes.io/managed-by", "ais-operator")
        .hasSize(5);
    assertThat(nodes.getSpec().getTemplate().getMetadata().getAnnotations())
        .containsKey("config.aistore.nvidia.com/restart-hash");
  }

  @ParameterizedTest
  @CsvSource({"proxy, proxy-svc, 51080", "target, target-svc, 51081"})
  void servicesAreHeadless(String role, String component, int port) {
    Service service = find(Service.class, "demo-" + role);
    assertThat(service.getMetadata().getLabels())
        .isEqualTo(
            Map.of(
                "app", "demo",
                "app.kubernetes.io/name", "demo",
                "app.kubernetes.io/component", component));
    assertThat(service.getMetadata().getAnnotations())
        .containsEntry("prometheus.io/scrape", "true");
    assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(service.getSpec().getPorts())
        .extracting(each -> "%s %d".formatted(each.getName(), each.getPort()))
        .containsExactly("pub " + port, "control 51082", "data 51083");
  }

  @Test
  void configurationsNameTheFirstPrimaryAndTheMounts() {
    assertThat(find(ConfigMap.class, "demo-global-cm").getData().get("ais.json"))
        .contains("http://demo-proxy-0.demo-proxy.ais.svc.cluster.local:51082")
        .contains("\"discovery_url\":\"http://demo-proxy.ais.svc.cluster.local:51082\"")
        .contains("\"rebalance\":{\"enabled\":false}");
    assertThat(find(ConfigMap.class, "demo-target").getData().get("ais_local.json"))
        .contains("\"confdir\":\"/etc/ais\"", "\"fspaths\":{\"/ais/disk0\":\"\"}")
        .contains("${AIS_PUBLIC_HOSTNAME}", "\"port\":\"51081\"");
  }

  @ParameterizedTest
  @CsvSource({"proxy, 51080", "target, 51081"})
  void containersHaveTheirVariablesArgumentsAndProbes(String role, int port) {
    StatefulSet nodes = find(StatefulSet.class, "demo-" + role);
    Container init = nodes.getSpec().getTemplate().getSpec().getInitContainers().getFirst();
    assertThat(init.getName()).isEqualTo("populate-env");
    assertThat(init.getArgs()).hasSize(5).startsWith("-role=" + role);
    assertThat(init.getEnv())
        .extracting(EnvVar::getName)
        .containsExactly(
            "HOST_IPS",
            "AIS_K8S_CLUSTER_DOMAIN",
            "ENABLE_EXTERNAL_ACCESS",
            "AIS_PUBLIC_DNS_MODE",
            "MY_NODE",
            "MY_POD",
            "K8S_NS",
            "MY_SERVICE");
    Container node = nodes.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(node.getName()).isEqualTo("ais-node");
    assertThat(node.getCommand()).containsExactly("aisnode");
    assertThat(node.getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("MY_NODE", "MY_POD", "K8S_NS");
    assertProbe(node.getLivenessProbe(), "/v1/health", port, 10);
    assertProbe(node.getReadinessProbe(), "/v1/health?readiness=true", port, 5);
    assertProbe(node.getStartupProbe(), "/v1/health?readiness=true", port, 30);
    assertThat(node.getLivenessProbe().getInitialDelaySeconds()).isEqualTo(60);
  }

  private static void assertProbe(Probe probe, String path, int port, int failures) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getIntVal()).isEqualTo(port);
    assertThat(probe.getFailureThreshold()).isEqualTo(failures);
    assertThat(probe.getPeriodSeconds()).isEqualTo(5);
    assertThat(probe.getTimeoutSeconds()).isEqualTo(5);
  }

  @Test
  void onlyTheFirstProxyCountsTargets() {
    assertThat(arguments("demo-proxy")).contains("-role=proxy", "-ntargets=3");
    assertThat(arguments("demo-target")).contains("-role=target").hasSize(3);
  }

  private static List<String> arguments(String nodes) {
    return find(StatefulSet.class, nodes)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getArgs();
  }

  @Test
  void stateAndDataAreOnClaims() {
    StatefulSet targets = find(StatefulSet.class, "demo-target");
    assertThat(targets.getSpec().getVolumeClaimTemplates())
        .extracting(claim -> claim.getMetadata().getName())
        .containsExactly("demo-ais-disk0", "ais-demo-state");
    assertThat(
            targets.getSpec().getTemplate().getSpec().getContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/var/ais_config", "/var/log/ais", "/etc/ais", "/ais/disk0");
    assertThat(find(StatefulSet.class, "demo-proxy").getSpec().getVolumeClaimTemplates())
        .extracting(claim -> claim.getMetadata().getName())
        .containsExactly("ais-demo-state");
  }
}
