package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people have from the guides of the original operator, old and new, applies as it is and
 * becomes ready: in our words, by the spellings of these guides. Each file says in its first lines
 * which warnings its reader gets, and what is found in the objects that come of it.
 */
@Tag("long")
@SideBySide
class PublishedExamplesScenario {

  private static final String WARNS = "# warns: ";
  private static final String SHOWS = "# shows: ";

  static List<Path> examples() throws IOException {
    Path folder = Tools.locate().project().resolve("testbed/src/test/resources/published");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @MethodSource("examples")
  void appliesAndBecomesReady(Path example) throws IOException {
    String name = example.getFileName().toString().replace(".yaml", "");
    String text = Files.readString(example);
    Cluster cluster = Cluster.in("published-" + name).sibling("ais");
    prepare(cluster, name);

    Command.Answer answer =
        cluster.tryApply(text.replaceAll("(?m)amespace: ais$", "amespace: " + cluster.namespace()));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    List<String> warned = answer.errors().lines().toList();
    List<String> expected = told(text, WARNS);
    expected.forEach(words -> assertThat(answer.errors()).contains("Warning: " + words));
    assertThat(warned).as(answer.errors()).hasSameSizeAs(expected);
    cluster.awaitReady();

    String objects = objects(cluster);
    told(text, SHOWS).forEach(words -> assertThat(objects).contains(words));
    cluster.kubectl("delete", "aistore", "ais", "--timeout=90s");
  }

  /** What the guides tell to make first. */
  private static void prepare(Cluster cluster, String name) {
    switch (name) {
      case "older-https" -> {
        Certificates certificates = Certificates.of(cluster);
        certificates.put(certificates.forAll());
      }
      case "https-issuer" -> RealStack.certManager();
      case "login" ->
          TokenIssuer.start(cluster, "of the example", Duration.ofHours(1)).login("of the example");
      default -> {}
    }
  }

  private static List<String> told(String text, String head) {
    return text.lines()
        .filter(line -> line.startsWith(head))
        .map(line -> line.substring(head.length()))
        .toList();
  }

  private static String objects(Cluster cluster) {
    String kinds = "statefulset,service,deployment,pod,pdb,pvc,configmap";
    return cluster.kubectl("get", kinds, "-o", "yaml")
        + cluster.tryKubectl("get", "certificates.cert-manager.io", "-o", "yaml").output();
  }
}
