package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By which names and addresses daemons are reached from outside. */
class PublicHostsTest {

  private final FakeApiServer server;
  private final PublicHosts hosts;

  PublicHostsTest() throws IOException {
    server = new FakeApiServer();
    hosts =
        new PublicHosts(
            server.client, new LoadBalancers(new ServerSide(server.client), Demo.DESIRED));
    server.put(node("a", "10.0.0.1", "fast").build());
    server.put(node("b", "10.0.0.2", "slow").build());
    server.put(tainted("c", "10.0.0.3", "own", "NoSchedule"));
    server.put(tainted("d", "10.0.0.4", "own", "PreferNoSchedule"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void areAddressesOrNamesOfNodesOrNone() {
    assertThat(hosts.of(Demo.plain())).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.4");
    assertThat(hosts.of(with("publicNetDNSMode: IP"))).hasSize(3);
    assertThat(hosts.of(with("publicNetDNSMode: Node"))).containsExactly("a", "b", "d");
    assertThat(hosts.of(with("publicNetDNSMode: Pod"))).isEmpty();
  }

  @Test
  void stayThoseOfACordonedNode() {
    server.put(tainted("b", "10.0.0.2", "node.kubernetes.io/unschedulable", "NoSchedule"));
    assertThat(hosts.of(Demo.plain())).contains("10.0.0.2");
  }

  @Test
  void areThoseOnWhichADaemonMayRun() {
    String selected = "nodeSelector: {disk: fast}";
    AIStore both =
        Serialization.unmarshal(
            Serialization.asYaml(with("publicNetDNSMode: Node"))
                .replace("proxySpec:", "proxySpec:\n    " + selected)
                .replace("targetSpec:", "targetSpec:\n    " + selected),
            AIStore.class);
    assertThat(hosts.of(both)).containsExactly("a", "d");

    AIStore tolerant =
        Serialization.unmarshal(
            Serialization.asYaml(both)
                .replace(
                    "targetSpec:",
                    "targetSpec:\n    tolerations: [{key: own, operator: Equal, value: ais}]"),
            AIStore.class);
    assertThat(hosts.of(tolerant)).containsExactly("a", "c", "d");
  }

  @Test
  void includeTheAddressesOfLoadBalancers() {
    Demo.DESIRED.foundation(Demo.balanced()).stream()
        .filter(LoadBalancer::is)
        .forEach(service -> server.put(addressed((Service) service)));
    assertThat(hosts.of(Demo.balanced())).contains("192.0.2.1", "cloud.example", "10.0.0.1");
    assertThat(hosts.of(Demo.plain())).doesNotContain("192.0.2.1");
  }

  private static AIStore with(String line) {
    return Serialization.unmarshal(
        Serialization.asYaml(Demo.plain()).replace("spec:\n  ", "spec:\n  " + line + "\n  "),
        AIStore.class);
  }

  private static NodeBuilder node(String name, String address, String disk) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Map.of("disk", disk))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .addNewAddress(name, "Hostname")
        .addNewAddress(address, "InternalIP")
        .endStatus();
  }

  private static Node tainted(String name, String address, String key, String effect) {
    return node(name, address, "fast")
        .editSpec()
        .addNewTaint()
        .withKey(key)
        .withValue("ais")
        .withEffect(effect)
        .endTaint()
        .endSpec()
        .build();
  }

  private static Service addressed(Service service) {
    return new ServiceBuilder(service)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp("192.0.2.1")
        .endIngress()
        .addNewIngress()
        .withHostname("cloud.example")
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }
}
