package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.ClusterSize.RoleSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which size counts, and how many daemons must be ready. */
class ClusterSizeTest {
  private static final String NODES =
      "status: {autoscaleStatus: {expectedTargetNodes: [a, b, c, d]}}";

  @ParameterizedTest(name = "spec.size {0}, targetSpec {1} gives {2} targets, {3} ready")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3    | {}                                                  | 3 | 3 | false
          3    | {size: 5}                                           | 5 | 5 | false
          null | {size: 5}                                           | 5 | 5 | false
          null | {}                                                  | 0 | 0 | false
          -1   | {}                                                  | 4 | 4 | true
          -1   | {size: 7}                                           | 4 | 4 | true
          3    | {size: -1}                                          | 4 | 4 | true
          3    | {size: -1, autoScale: {sizeLimit: 2}}               | 2 | 2 | true
          3    | {size: -1, autoScale: {maxUnavailable: 1}}          | 4 | 3 | true
          3    | {size: -1, autoScale: {maxUnavailable: 9}}          | 4 | 1 | true
          """)
  void targets(String size, String targetSpec, int wanted, int ready, boolean followsNodes) {
    var aistore =
        Samples.with("spec: {size: %s, targetSpec: %s}\n%s".formatted(size, targetSpec, NODES));

    assertThat(ClusterSize.of(aistore).targets())
        .isEqualTo(new RoleSize(wanted, ready, followsNodes));
  }

  @Test
  void whatTheStatusWantsCountsBeforeWhatItLists() {
    String listed = "expectedTargetNodes: [a, b], targets: 3";
    var aistore =
        Samples.with("{spec: {size: -1}, status: {autoscaleStatus: {%s}}}".formatted(listed));

    assertThat(ClusterSize.of(aistore).targets().wanted()).isEqualTo(3);
    assertThat(ClusterSize.of(aistore).proxies().wanted()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"{}, 3", "{size: 1}, 1"})
  void proxies(String proxySpec, int wanted) {
    var aistore = Samples.withSpec("proxySpec: " + proxySpec);

    assertThat(ClusterSize.of(aistore).of(DaemonRole.PROXY).wanted()).isEqualTo(wanted);
    assertThat(ClusterSize.of(aistore).of(DaemonRole.TARGET).wanted()).isEqualTo(3);
  }
}
