package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Authority;
import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.ShutdownOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred drivers of both kinds are applied at once. Those that have a node of their own come to
 * it, some with certificates that their user gives; those that select no node, or somebody else's,
 * say so; those whose PEM is malformed fail alone, and name the field. Then Windlass is silent.
 */
@Tag("long")
class HundredDriversScenario {

  private static final int SERVING = 30;
  private static final int GIVEN = 10;
  private static final int IDLE = 30;
  private static final int SHARING = 10;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Of a default installation, everything is looked at anew after longer: nothing is missed. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String MARK = "hush";

  /** How the status tells what has become of a driver, one field a line. */
  private static final String TOLD =
      "jsonpath={range .items[*]}{.metadata.name}{\"\\t\"}{.status.phase}{\"\\t\"}"
          + "{.status.conditions[?(@.type==\"Stalled\")].reason}{\"\\t\"}"
          + "{.status.conditions[?(@.type==\"Stalled\")].message}{\"\\t\"}"
          + "{.metadata.resourceVersion}{\"\\n\"}{end}";

  /**
   * A driver, and what is to become of it.
   *
   * @param words of the reason for which it is stalled, and of the sentence that says why
   */
  private record Wanted(
      String name,
      boolean alpha,
      String selector,
      String fields,
      String phase,
      List<String> words) {

    String yaml() {
      return """
          ---
          apiVersion: pmem-csi.intel.com/%s
          kind: %s
          metadata: {name: %s, annotations: {windlass.io/rollout-soak: 1s}}
          spec:
            image: intel/pmem-csi-driver:v0.8.0
            nodeSelector: {%s}
          %s%s"""
          .formatted(
              alpha ? "v1alpha1" : "v1beta1",
              alpha ? "Deployment" : "PmemCSIDeployment",
              name,
              selector,
              alpha ? "  driverName: %s%n".formatted(name) : "",
              fields);
    }
  }

  /** What the status tells of one. */
  private record Told(String phase, String stalled, String version) {

    boolean is(Wanted wanted) {
      return phase.equals(wanted.phase()) && wanted.words().stream().allMatch(stalled::contains);
    }
  }

  private final Authority authority = GivenLeaves.authority("hundred");
  private final GivenLeaves leaves = GivenLeaves.of(authority);

  @Test
  void allComeToTheirEndAndTheBadOnesFailAlone() {
    List<Wanted> hundred = hundred();
    assertThat(hundred).hasSize(100);
    try (ShutdownOrder parts = new ShutdownOrder()) {
      RealStack stack = PmemStack.start("hundred-drivers", SERVING + GIVEN, parts);
      String all = hundred.stream().map(Wanted::yaml).reduce("", String::concat);
      Driver.apply(stack.kubectl(), all);

      assertThat(Eventually.holds(LIMIT, () -> astray(stack, hundred).isEmpty()))
          .as(() -> String.join("\n", astray(stack, hundred)))
          .isTrue();
      assertOnlyWhatIsWanted(stack, hundred);
      assertSilent(stack);
    }
  }

  private List<Wanted> hundred() {
    List<Wanted> all = new ArrayList<>();
    String good = GivenLeaves.yaml(leaves.fields(authority));
    add(all, SERVING, number -> serving(number, number % 2 == 0, ""));
    add(all, GIVEN, number -> serving(SERVING + number, true, good));
    add(
        all,
        IDLE,
        number ->
            new Wanted(
                "n-%02d.example.com".formatted(number),
                number % 2 == 0,
                "storage: nowhere",
                "",
                "Initializing",
                List.of("NoNodes", "spec.nodeSelector")));
    add(
        all,
        SHARING,
        number ->
            new Wanted(
                "s-%02d.example.com".formatted(number),
                number % 2 == 0,
                host(number),
                "",
                "Initializing",
                List.of("NodesShared", "a-%02d.example.com".formatted(number))));
    add(all, 100 - all.size(), this::malformed);
    return all;
  }

  private static void add(List<Wanted> all, int count, IntFunction<Wanted> wanted) {
    IntStream.range(0, count).mapToObj(wanted).forEach(all::add);
  }

  private static String host(int number) {
    return "kubernetes.io/hostname: pmem-" + (number + 1);
  }

  private static Wanted serving(int number, boolean alpha, String fields) {
    String name = "a-%02d.example.com".formatted(number);
    return new Wanted(name, alpha, host(number), fields, "Running", List.of());
  }

  /** One field of five passes for PEM until somebody reads it. */
  private Wanted malformed(int number) {
    Map<String, String> fields = new LinkedHashMap<>(leaves.fields(authority));
    String field = List.copyOf(fields.keySet()).get(number % fields.size());
    String label = field.endsWith("Key") ? "PRIVATE KEY" : "CERTIFICATE";
    fields.put(
        field,
        GivenLeaves.base64(
            "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, MARK, label)));
    return new Wanted(
        "x-%02d.example.com".formatted(number),
        true,
        host(number),
        GivenLeaves.yaml(fields),
        "Failed",
        List.of("CertificateUnusable", "spec." + field));
  }

  /** Those of which not yet is told what should be, each with what is. */
  private static List<String> astray(RealStack stack, List<Wanted> hundred) {
    Map<String, Told> told = told(stack);
    return hundred.stream()
        .filter(wanted -> !told.getOrDefault(wanted.name(), new Told("", "", "")).is(wanted))
        .map(wanted -> "%s: %s".formatted(wanted.name(), told.get(wanted.name())))
        .toList();
  }

  private static Map<String, Told> told(RealStack stack) {
    Map<String, Told> all = new LinkedHashMap<>();
    Stream.of("deployments.pmem-csi.intel.com", "pmemcsideployments")
        .map(kind -> stack.kubectl().run("get", kind, "-o", TOLD))
        .map(Command.Answer::output)
        .flatMap(String::lines)
        .map(line -> line.split("\t", -1))
        .forEach(words -> all.put(words[0], new Told(words[1], words[2] + words[3], words[4])));
    return all;
  }

  /** Of those that are malformed nothing exists, and nobody tells what stood in their fields. */
  private static void assertOnlyWhatIsWanted(RealStack stack, List<Wanted> hundred) {
    String made =
        stack.kubectl().succeed("get", "daemonsets,statefulsets,secrets,csidrivers", "-o", "name");
    hundred.forEach(
        wanted ->
            assertThat(made.contains(wanted.name().replace('.', '-') + "-node"))
                .as(wanted.name())
                .isEqualTo(!wanted.phase().equals("Failed")));
    assertThat(told(stack).values()).noneMatch(told -> told.stalled().contains(MARK));
    assertThat(stack.kubectl().succeed("get", "nodes", "-L", "windlass.io/pmem-driver"))
        .contains("a-00-example-com", "a-39-example-com")
        .doesNotContain("s-0", "x-0");
  }

  private static void assertSilent(RealStack stack) {
    assertThat(Eventually.holds(Driver.LONG, () -> open(stack) == 0)).isTrue();
    Map<String, Told> before = told(stack);
    Eventually.pass(SILENCE);
    assertThat(told(stack)).isEqualTo(before);
    assertThat(open(stack)).isZero();
  }

  private static long open(RealStack stack) {
    return stack.temporal().listExecutions("ExecutionStatus = 'Running'").count();
  }
}
