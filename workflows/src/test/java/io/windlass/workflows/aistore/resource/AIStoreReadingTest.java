package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Log;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A custom resource is read as it was written, and a strange one does no harm. */
class AIStoreReadingTest {

  @ParameterizedTest
  @ValueSource(strings = {"aistore-demo.yaml", "aistore-minimal.yaml", "aistore-config.yaml"})
  void everySampleSurvivesARoundTrip(String sample) {
    var aistore = Samples.committed(sample);

    assertThat(Samples.read(Samples.write(aistore)).getSpec()).isEqualTo(aistore.getSpec());
    assertThat(aistore.getSpec().nodeImage()).isEqualTo("aistorage/aisnode:v5.0");
  }

  @Test
  void fieldsOfANewerDefinitionDoNotBreakTheRead() {
    var aistore =
        Samples.withSpec(
            """
            brandNew: {deep: [1, 2]}
            targetSpec: {alsoNew: true}
            configToUpdate: {log: {novelty: 3, level: "4"}, unheardOf: {x: 1}}
            """);

    assertThat(log(aistore).level()).isEqualTo("4");
    assertThat(aistore.getSpec().targetSpec().mounts()).hasSize(1);
  }

  @Test
  void unknownEnumValuesDoNotBreakTheWatch() {
    var aistore =
        Samples.with(
            """
            spec: {publicNetDNSMode: Moon, targetSpec: {scaleDownMode: vanish}}
            status: {state: Levitating}
            """);

    assertThat(aistore.getSpec().publicNetDNSMode()).isEqualTo(PublicNetDnsMode.UNKNOWN);
    assertThat(aistore.getSpec().targetSpec().scaleDownMode()).isEqualTo(ScaleDownMode.UNKNOWN);
    assertThat(aistore.getStatus().state()).isEqualTo(ClusterState.UNKNOWN);
  }

  @Test
  void sizesMayBeNumbersBeyondThirtyTwoBits() {
    var aistore =
        Samples.withSpec("configToUpdate: {log: {max_total: 10737418240, max_size: 4MiB}}");

    assertThat(log(aistore).maxTotal()).isEqualTo("10737418240");
    assertThat(log(aistore).maxSize()).isEqualTo("4MiB");
  }

  @Test
  void anObjectWithoutSpecAndStatusHasEmptyOnes() {
    var aistore = Samples.read("metadata: {name: a, namespace: b}");

    assertThat(aistore.getSpec()).isEqualTo(AIStoreSpec.EMPTY);
    assertThat(aistore.getSpec().targetSpec().mounts()).isEmpty();
    assertThat(aistore.getStatus().conditions()).isEmpty();
    assertThat(aistore.getStatus().condition("Ready")).isEmpty();
  }

  @Test
  void sharedFieldsAreReadForBothRoles() {
    var aistore = Samples.withSpec("{proxySpec: {hostPort: 5}, targetSpec: {hostPort: 6}}");

    assertThat(aistore.getSpec().daemon(DaemonRole.PROXY).hostPort()).isEqualTo(5);
    assertThat(aistore.getSpec().daemon(DaemonRole.TARGET).hostPort()).isEqualTo(6);
  }

  @Test
  void anEmptyDirIsWrittenBackAsOne() {
    var written = Samples.write(Samples.withSpec("stateStorage: {pvc: null, emptyDir: {}}"));

    assertThat(written).contains("emptyDir: {}").doesNotContain("pvc");
  }

  private static Log log(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().configToUpdate())
        .map(ClusterConfigOverrides::log)
        .orElseThrow();
  }
}
