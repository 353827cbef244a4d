package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.testbed.playground.Application;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.workflows.lifecycle.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The certificates of one driver from the first to the last: renewed in time by themselves, and
 * whenever a person asks; put right when a Secret is gone; the authority replaced while the worker
 * is killed and the workflow terminated. Peers connect all the time, and everybody is believed.
 * Then it is revoked.
 */
@OneAtATime(Fragile.WORKERS)
class PmemTrustScenario {

  private static final String NAME = "trust.example.com";
  private static final String NAMESPACE = "default";
  private static final String CERTIFICATES = "{.status.certificates[*].fingerprint}";

  private static final Map<String, String> BRIEF =
      Map.of(
          "WINDLASS_PMEM_CERTIFICATE_LIFETIME", "2m",
          "WINDLASS_PMEM_AUTHORITY_LIFETIME", "24h");

  private static final String DRIVER =
      """
      apiVersion: pmem-csi.intel.com/v1alpha1
      kind: Deployment
      metadata:
        name: %s
        annotations:
          windlass.io/rollout-canary: "1"
          windlass.io/rollout-batch: "2"
          windlass.io/rollout-soak: 1s
      spec:
        driverName: %s
        image: intel/pmem-csi-driver:v0.8.0
        nodeSelector: {scenario: %s}
      """;

  private static final String GIVEN =
      """
        caCert: %s
        registryCert: %s
        registryKey: %s
        nodeControllerCert: %s
        nodeControllerKey: %s
      """;

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Kubectl kubectl = stack.kubectl();

  @TempDir private Path folder;

  @Test
  void everybodyIsBelievedWhateverIsReplaced() {
    label("trust", 0);
    label("other", 3);
    stack.stopWorker();
    Application brief = stack.startWorker(BRIEF);
    Driver driver = apply(NAME, "trust", "").awaitRunning();
    try (DriverSampler sampler = new DriverSampler(stack, NAME, NAMESPACE)) {
      driver.await(
          "its certificates are told",
          Driver.SOON,
          () -> driver.current("CertificatesValid").equals("True"));
      awaitOther(driver, driver.get(CERTIFICATES), "renewed in time");
      driver.awaitRunning();
      brief.close();
      stack.startWorker();
      renewed(driver);
      malformed(driver);
      Map<Side, Set<String>> before = words(sampler);
      replaced(driver);
      assertRefused(sampler, before);
      assertThat(sampler.failures()).isEmpty();

      Map<Side, Set<String>> leaked = words(sampler);
      revoked(driver);
      assertRefused(sampler, leaked);
      assertThat(sampler.done()).containsOnlyKeys("CONTROLLER", "NODE");
      assertNoKeyIsTold(driver, sampler.keys());
    }
    kubectl.succeed("delete", driver.resource(), "--timeout=120s");
  }

  private static Map<Side, Set<String>> words(DriverSampler sampler) {
    return Map.of(
        Side.NODE, sampler.words(Side.NODE),
        Side.CONTROLLER, sampler.words(Side.CONTROLLER));
  }

  private static void assertRefused(DriverSampler sampler, Map<Side, Set<String>> files) {
    files.forEach(
        (side, words) ->
            assertThat(words)
                .isNotEmpty()
                .allSatisfy(word -> assertThat(sampler.believing(side, word)).isZero()));
  }

  /** Three nodes for one driver. */
  private void label(String value, int after) {
    kubectl
        .succeed("get", "nodes", "-l", "storage=pmem", "-o", "name")
        .lines()
        .skip(after)
        .limit(3)
        .forEach(node -> kubectl.succeed("label", node, "scenario=" + value, "--overwrite"));
  }

  /** By request, and after a Secret was deleted. */
  private void renewed(Driver driver) {
    String first = driver.get(CERTIFICATES);
    annotate(driver, Request.CERTIFICATES, "now");
    awaitAnswer(driver, Request.CERTIFICATES, "now");
    awaitOther(driver, first, "renewed by request");
    driver.awaitRunning();

    String second = driver.get(CERTIFICATES);
    kubectl.succeed("delete", "secret", "trust-example-com-node-secrets");
    awaitOther(driver, second, "a Secret that is gone is made again");
    driver.awaitRunning();
    assertThat(kubectl.succeed("get", "secret", "-o", "name"))
        .contains("trust-example-com-node-secrets");
  }

  /** It passes for PEM until somebody reads it, and only that resource is told. */
  private void malformed(Driver good) {
    String garbage = base64("-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----\n");
    String key = base64("-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n");
    Driver bad =
        apply("bad.example.com", "other", GIVEN.formatted(garbage, garbage, key, garbage, key));

    bad.await("refused", Driver.SOON, () -> bad.current("CertificatesValid").equals("False"));
    assertThat(bad.message("Stalled")).contains("spec.caCert").doesNotContain("hush");
    assertThat(bad.get("{.status.phase}")).isEqualTo("Failed");
    good.awaitRunning();
    kubectl.succeed("delete", bad.resource(), "--timeout=120s");
  }

  /** The worker is killed at each step, and the workflow terminated at one. */
  private void replaced(Driver driver) {
    long rollouts = begun("PmemReplacePods");
    annotate(driver, Request.REPLACE_AUTHORITY, "now");
    killAt(driver, "PmemPrepareAuthority", 0);
    killAt(driver, "PmemReplacePods", rollouts);
    awaitBegun(driver, "PmemSignAnew", 0);
    stack.temporalCli().tryTerminate(operation(driver));
    stack.temporalCli().tryTerminate(workflow());
    stack.replaceWorker();
    killAt(driver, "PmemDistrustAuthority", 0);
    killAt(driver, "PmemRetireAuthority", 0);
    awaitAnswer(driver, Request.REPLACE_AUTHORITY, "now");
    driver.awaitRunning();
  }

  /** Without an overlap; only now may somebody be refused. */
  private void revoked(Driver driver) {
    annotate(driver, Request.REPLACE_AUTHORITY, "revoke now");
    awaitAnswer(driver, Request.REPLACE_AUTHORITY, "revoke now");
    driver.awaitRunning();
  }

  private void killAt(Driver driver, String activity, long before) {
    awaitBegun(driver, activity, before);
    stack.replaceWorker();
  }

  /**
   * Waits for a step.
   *
   * @param before how often it was begun earlier
   */
  private void awaitBegun(Driver driver, String activity, long before) {
    driver.await(activity, Driver.LONG, () -> begun(activity) > before);
  }

  private long begun(String activity) {
    return executions().flatMap(this::activities).filter(activity::equals).count();
  }

  private String operation(Driver driver) {
    return "%s/rotate-certificates/g%s".formatted(workflow(), driver.get("{.metadata.generation}"));
  }

  private static String workflow() {
    return "pmem/" + NAME;
  }

  private Stream<WorkflowExecution> executions() {
    return stack
        .temporal()
        .listExecutions("WindlassName = '%s'".formatted(NAME))
        .map(run -> run.getExecution());
  }

  private Stream<String> activities(WorkflowExecution run) {
    return stack
        .temporal()
        .fetchHistory(run.getWorkflowId(), run.getRunId())
        .getHistory()
        .getEventsList()
        .stream()
        .flatMap(event -> Work.scheduled(event).stream());
  }

  private static void awaitOther(Driver driver, String fingerprints, String what) {
    List<String> before = List.of(fingerprints.split(" "));
    driver.await(
        what,
        Driver.LONG,
        () -> {
          String now = driver.get(CERTIFICATES);
          return !now.isEmpty() && !before.containsAll(List.of(now.split(" ")));
        });
  }

  private void annotate(Driver driver, Request request, String text) {
    kubectl.succeed(
        "annotate", driver.resource(), request.annotation() + "=" + text, "--overwrite");
  }

  private static void awaitAnswer(Driver driver, Request request, String text) {
    String path = "{.metadata.annotations.%s}".formatted(request.answer().replace(".", "\\."));
    driver.await("an answer", Driver.LONG, () -> driver.get(path).equals(text));
  }

  private Driver apply(String name, String value, String more) {
    try {
      Path file = folder.resolve(name + ".yaml");
      Files.writeString(file, DRIVER.formatted(name, name, value) + more);
      kubectl.succeed("apply", "-f", file.toString());
      return new Driver(kubectl, "deployments.pmem-csi.intel.com/" + name);
    } catch (IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** In no history, resource, Event or log. */
  private void assertNoKeyIsTold(Driver driver, List<String> keys) {
    Set<String> parts =
        keys.stream()
            .flatMap(
                key ->
                    Stream.concat(
                        key.lines().filter(line -> !line.startsWith("-")).limit(1),
                        Stream.of(base64(key))))
            .collect(Collectors.toSet());
    List<String> histories =
        executions()
            .map(
                run ->
                    stack
                        .temporal()
                        .fetchHistory(run.getWorkflowId(), run.getRunId())
                        .getHistory()
                        .toByteString()
                        .toString(StandardCharsets.ISO_8859_1))
            .toList();
    String told =
        kubectl.succeed("get", "events,pod,configmap,daemonset,statefulset", "-o", "yaml")
            + kubectl.succeed("get", driver.resource(), "-o", "yaml");
    List<String> logs = stack.logs().toList();
    assertThat(histories).isNotEmpty();
    for (String part : parts) {
      assertThat(histories).noneMatch(history -> history.contains(part));
      assertThat(told).doesNotContain(part);
      assertThat(logs).noneMatch(line -> line.contains(part));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
