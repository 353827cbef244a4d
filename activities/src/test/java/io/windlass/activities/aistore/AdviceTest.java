package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.aistore.resource.AIStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told about a spec that works. */
class AdviceTest {
  private static final String RESOURCE =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: ais, generation: 3}
      spec:
        size: 1
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        stateStorage: {emptyDir: {}}
        proxySpec: {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3}
        targetSpec:
          {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3,
           mounts: [{path: /a, size: 1Gi}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operatorSkipVerifyCrt: true | spec.operatorSkipVerifyCrt (true): has no effect",
        "clusterDomain: home.arpa | spec.clusterDomain (set): is deprecated",
        "hostpathPrefix: /etc | spec.hostpathPrefix (/etc): has no effect beside stateStorage",
        "configToUpdate: {proxy: {primary_url: x}} | spec.configToUpdate.proxy.primary_url (x)"
      })
  void aFieldThatChangesNothingIsNamed(String field, String sentence) {
    assertThat(Advice.of(read(RESOURCE + "  " + field)))
        .anyMatch(told -> told.startsWith(sentence));
  }

  @Test
  void aGenerationIsToldAboutOnce() {
    assertThat(Advice.of(read(RESOURCE))).isEmpty();
    String odd = RESOURCE + "  clusterDomain: home.arpa\n";
    String status = "status: {conditions: [{type: Ready, status: 'True', observedGeneration: %d}]}";
    assertThat(Advice.of(read(odd + status.formatted(2)))).hasSize(1);
    assertThat(Advice.of(read(odd + status.formatted(3)))).isEmpty();
  }

  private static AIStore read(String yaml) {
    return new KubernetesSerialization().unmarshal(yaml, AIStore.class);
  }
}
