package io.windlass.testbed.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterNamesTest {

  @TempDir Path directory;

  @Test
  void aHeadlessServiceGivesItsOwnNameAndOnePerPod() {
    var names = new ClusterNames("cluster.local").of(List.of(slice()));
    assertThat(names.keySet()).containsExactly("127.18.0.1", "127.18.0.2");
    assertThat(names.get("127.18.0.1"))
        .contains(
            "demo-target.ais.svc.cluster.local", "demo-target-0.demo-target.ais.svc.cluster.local");
    assertThat(names.get("127.18.0.2"))
        .contains("demo-target-1.demo-target.ais.svc.cluster.local")
        .doesNotContain("demo-target-0.demo-target.ais.svc.cluster.local");
  }

  @Test
  void anEndpointThatIsNotReadyHasNoName() {
    EndpointSlice unready =
        new EndpointSliceBuilder(slice())
            .editEndpoint(0)
            .withNewConditions(false, null, null)
            .endEndpoint()
            .build();
    assertThat(new ClusterNames("cluster.local").of(List.of(unready)).keySet())
        .containsExactly("127.18.0.2");
  }

  @Test
  void aSliceWithoutEndpointsGivesNoNames() {
    EndpointSlice empty = slice();
    empty.setEndpoints(null);
    assertThat(new ClusterNames("cluster.local").of(List.of(empty))).isEmpty();
  }

  @Test
  void theHostsFileHasOneLinePerAddressAndTheMachineItself() throws IOException {
    Path file = directory.resolve("hosts");
    new HostsFile(file).write(new ClusterNames("cluster.local").of(List.of(slice())));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("127.0.0.1 localhost");
    assertThat(lines.get(1)).startsWith("127.18.0.1 demo-target-0.demo-target.ais ");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void everyAddressHasTwoFaces() {
    assertThat(ClusterAddress.reported("127.18.3.4")).isEqualTo("198.18.3.4");
    assertThat(ClusterAddress.listening("198.19.0.1")).isEqualTo("127.19.0.1");
    assertThat(ClusterAddress.listening("10.0.0.1")).isEqualTo("10.0.0.1");
  }

  private static EndpointSlice slice() {
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withNamespace("ais")
        .addToLabels("kubernetes.io/service-name", "demo-target")
        .endMetadata()
        .addNewEndpoint()
        .withAddresses("198.18.0.1")
        .withHostname("demo-target-0")
        .withNewConditions(true, null, null)
        .endEndpoint()
        .addNewEndpoint()
        .withAddresses("198.18.0.2")
        .withHostname("demo-target-1")
        .endEndpoint()
        .build();
  }
}
