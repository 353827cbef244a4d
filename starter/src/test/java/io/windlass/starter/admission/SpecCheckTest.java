package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, what is warned of, and that nobody is kept from putting things right. */
class SpecCheckTest {

  private final SpecCheck check = new SpecCheck();

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {nodeImage: ""}                    | spec.nodeImage (absent): name an image
          {configToUpdate: {log: {max_size: much}}} | spec.configToUpdate.log.max_size (much): give a size such as 512MiB, or a number of bytes
          {targetSpec: {mounts: [{path: a, size: 1Gi}]}} | spec.targetSpec.mounts[0].path (a): give an absolute path without a slash at the end
          {cleanupData: true}                | spec.cleanupData (true): needs cleanupMetadata: set that to true
          """)
  void whatCanNotWorkIsRefused(String spec, String text) {
    assertThat(check.of(Changes.created("spec: " + spec))).contains(new Remark.Refusal(text));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {clusterDomain: home.arpa}         | spec.clusterDomain (set): is deprecated: use the operator's own domain
          {disablePodAntiAffinity: true}     | spec.disablePodAntiAffinity (set): is deprecated: use spec.targetSpec.disablePodAntiAffinity
          {configToUpdate: {rebalance: {enabled: false}}} | spec.configToUpdate.rebalance.enabled (false): scaling down would leave data behind and is refused: set it to true before you do
          {cleanupMetadata: true, stateStorage: {pvc: null, hostPath: {prefix: /a}}} | spec.cleanupMetadata (true): without nodeSelector the state is removed from ALL nodes on deletion
          {size: -1, proxySpec: {nodeSelector: {a: b}}, targetSpec: {size: 4, nodeSelector: {a: b}}} | spec.targetSpec.size (4): has no effect while spec.size is -1
          """)
  void whatOneShouldKnowIsAWarning(String spec, String text) {
    assertThat(check.of(Changes.created("spec: " + spec)))
        .contains(new Remark.Warning(text))
        .noneMatch(Remark.Refusal.class::isInstance);
  }

  @Test
  void whatIsNotSupportedIsAcceptedWithAWarning() {
    assertThat(check.of(Changes.created("spec: {networkAttachment: net}")))
        .allMatch(Remark.Warning.class::isInstance);
  }

  @Test
  void whatIsFixedIsRefusedWithTheDifference() {
    assertThat(check.of(Changes.changed("{}", "spec: {targetSpec: {hostPort: 9000}}")))
        .containsExactly(
            new Remark.Refusal(
                "spec.targetSpec.hostPort (absent -> 9000): cannot be changed while the cluster"
                    + " exists: set it back, or make a new cluster"));
  }

  @Test
  void anUpgradeOverTheBridgeIsRefused() {
    String old = "spec: {nodeImage: 'aistorage/aisnode:v4.9'}";
    String next = "spec: {nodeImage: 'aistorage/aisnode:v5.1'}";
    assertThat(check.of(Changes.changed(old, next)))
        .singleElement()
        .isInstanceOf(Remark.Refusal.class)
        .satisfies(remark -> assertThat(remark.text()).contains("upgrade to 5.0 first"));
    assertThat(check.of(Changes.changed("{}", next))).isEmpty();
  }

  @Test
  void whatWasWrongBeforeIsNotInTheWay() {
    String wrong = "configToUpdate: {log: {max_size: much}}";

    assertThat(
            check.of(
                Changes.changed(
                    "spec: {%s}".formatted(wrong), "spec: {size: 4, %s}".formatted(wrong))))
        .singleElement()
        .isInstanceOf(Remark.Warning.class);
    assertThat(
            check.of(
                Changes.changed(
                    "spec: {%s}".formatted(wrong),
                    "spec: {configToUpdate: {log: {max_size: more}}}")))
        .singleElement()
        .isInstanceOf(Remark.Refusal.class);
  }

  @Test
  void whoChangesNothingOfTheSpecHearsNothingOfIt() {
    String deprecated = "clusterDomain: home.arpa";

    assertThat(
            check.of(
                Changes.changed(
                    "spec: {%s}".formatted(deprecated),
                    "{metadata: {annotations: {a: b}}, spec: {%s}}".formatted(deprecated))))
        .isEmpty();
  }

  @Test
  void aGoodResourceHasNoRemarks() {
    assertThat(check.of(Changes.created("{}"))).isEmpty();
    assertThat(check.of(Changes.changed("{}", "spec: {size: 5}"))).isEmpty();
  }
}
