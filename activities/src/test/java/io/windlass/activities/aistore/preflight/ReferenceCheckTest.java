package io.windlass.activities.aistore.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCheckTest {

  private final FakeSurroundings around = new FakeSurroundings();

  @Test
  void whatIsThereIsNoMatterAndItsOwnConfigurationIsMadeLater() {
    around.missing.addAll(List.of("demo-global-cm", "demo-proxy", "demo-target"));
    assertThat(found("priorityClassName: high\nissuerCAConfigMap: issuers")).isEmpty();
  }

  @Test
  void whatIsNotBlocksAndIsNamedOnce() {
    around.missing.addAll(List.of("high", "issuers"));
    assertThat(found("priorityClassName: high\nissuerCAConfigMap: issuers"))
        .allMatch(Finding::blocks)
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "spec.priorityClassName (high): there is no such PriorityClass; create it, or name another one",
            "spec.issuerCAConfigMap (issuers): there is no such ConfigMap; create it, or name another one");
  }

  @Test
  void networksAreReadInBothSpellings() {
    around.missing.add("storage");
    assertThat(found("networkAttachment: 'public, other/storage@net1'")).hasSize(1);
    assertThat(found("networkAttachment: '[{\"name\": \"storage\"}]'")).hasSize(1);
    assertThat(found("networkAttachment: '[{\"name\": '")).isEmpty();
  }

  @Test
  void aVariableOfAConfigMapIsOneToo() {
    around.missing.add("settings");
    String env = "env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: a%s}}}]\n";
    assertThat(of(env.formatted("")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("spec.targetSpec.env (settings): there is no such ConfigMap");
    assertThat(of(env.formatted(", optional: true"))).isEmpty();
  }

  private List<Finding> found(String whole) {
    return new ReferenceCheck().of(Clusters.with("", "", whole), around).toList();
  }

  private List<Finding> of(String targets) {
    return new ReferenceCheck().of(Clusters.with("", targets, ""), around).toList();
  }
}
