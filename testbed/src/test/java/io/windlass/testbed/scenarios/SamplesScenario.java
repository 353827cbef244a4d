package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sample of a cluster and of AuthN does what its reader expects. Of drivers, {@link
 * PmemDeployScenario}.
 */
@SideBySide
class SamplesScenario {

  private final Kubectl kubectl = RealStack.shared().kubectl();

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Tools.locate().project().resolve("deploy/samples"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("aistore.*\\.yaml"))
          .sorted()
          .toList();
    }
  }

  /** What the pages tell to make first. */
  private static void prepare(Path sample) {
    if (sample.endsWith("aistore-https.yaml")) {
      Certificates certificates = Certificates.ofSample();
      certificates.put(certificates.forAll());
    }
    if (sample.endsWith("aistore-csi.yaml")) {
      String authority = RealStack.certManager().authority("ais", "ca");
      RealStack.shared().trust("sample", authority);
    }
    if (sample.endsWith("aistore-guarded.yaml")) {
      TokenIssuer.start("ais", "of the sample", Duration.ofHours(1)).login("of the sample");
    }
    if (sample.endsWith("aistoreauth.yaml")) {
      RealStack.certManager();
      AuthnService.secrets(RealStack.shared(), "ais", "tokens", "of the sample");
    }
  }

  /** One after the other: all live in the same namespace. */
  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @MethodSource("samples")
  void becomesReadyWithoutAWarningAndIsRemoved(Path sample) {
    prepare(sample);
    Command.Answer applied = kubectl.run("apply", "-f", sample.toString());
    assertThat(applied.exitCode()).as(applied.errors()).isZero();
    assertThat(applied.errors()).isEmpty();
    String cluster =
        applied
            .output()
            .lines()
            .filter(line -> line.matches("(aistore|aistoreauth\\.auth)\\.ais\\.nvidia\\.com/.*"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .findFirst()
            .orElseThrow();

    kubectl.succeed("-n", "ais", "wait", "--for=condition=Ready", cluster, "--timeout=150s");
    kubectl.succeed("-n", "ais", "delete", cluster, "--timeout=60s");

    assertThat(kubectl.succeed("-n", "ais", "get", "statefulsets,services", "-o", "name"))
        .doesNotContain(cluster.substring(cluster.indexOf('/') + 1));
  }
}
