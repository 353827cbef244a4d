package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.windlass.pki.Authority;
import io.windlass.testbed.operator.DriverRelease;
import io.windlass.testbed.operator.OperatorDriver;
import io.windlass.testbed.playground.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A driver that pmem-csi-operator has made, with its field manager, on nodes of its own. Windlass's
 * starter must not run meanwhile.
 */
final class OperatorsDriver {

  private static final String NAMESPACE = "default";
  private static final String HOME = "pmem-operator";

  private final RealStack stack;
  private final Driver driver;
  private final OperatorDriver objects;

  private OperatorsDriver(RealStack stack, Driver driver, OperatorDriver objects) {
    this.stack = stack;
    this.driver = driver;
    this.objects = objects;
  }

  /**
   * One that runs.
   *
   * @param hosts that are labelled for it
   */
  static OperatorsDriver deployed(
      RealStack stack, DriverRelease release, String name, List<String> hosts) {
    return made(stack, release, name, hosts).runs(hosts.size());
  }

  /** One whose objects are there. */
  static OperatorsDriver made(
      RealStack stack, DriverRelease release, String name, List<String> hosts) {
    String label = name.replace('.', '-');
    hosts.forEach(host -> new Hosts(stack).label(host, "driver=" + label));
    String resource =
        """
        apiVersion: pmem-csi.intel.com/%s
        kind: %s
        metadata:
          name: %s
        spec:
          image: %s
          nodeSelector: %s
        """
            .formatted(
                release.version(),
                release.kind(),
                name,
                release.image(),
                "{driver: %s}".formatted(label));
    Driver driver = Driver.of(stack, resource);
    OperatorDriver objects =
        OperatorDriver.of(
            release, NAMESPACE, name, driver.get("{.metadata.uid}"), Map.of("driver", label));
    Authority authority = Authority.create("pmem-csi operator root certificate authority", year());
    OperatorsDriver made =
        new OperatorsDriver(
            stack,
            driver,
            objects.with(
                authority,
                authority.issue("pmem-registry", List.of(), year()),
                authority.issue("pmem-node-controller", List.of(), year())));
    run(stack, made.objects.yaml(), "create", "--field-manager=" + OperatorDriver.PROGRAM);
    made.saysRunning();
    return made;
  }

  private static Authority.Validity year() {
    return Certificates.lasting(Duration.ofDays(365));
  }

  private OperatorsDriver runs(int nodes) {
    driver.await(
        "their driver runs",
        Driver.LONG,
        () -> {
          List<Pod> pods = pods();
          return pods.size() == nodes + 1 && pods.stream().allMatch(OperatorsDriver::ready);
        });
    driver.await("registered", Driver.SOON, () -> registered() == nodes);
    return this;
  }

  /** As soon as it has made all, and whatever the pods do. */
  private void saysRunning() {
    stack
        .kubectl()
        .succeed(
            "patch",
            driver.resource(),
            "--subresource=status",
            "--type=merge",
            "--field-manager=" + OperatorDriver.PROGRAM,
            "-p",
            "{\"status\":{\"phase\":\"Running\",\"lastUpdated\":\"2026-01-01T00:00:00Z\"}}");
  }

  Driver driver() {
    return driver;
  }

  /** How many kubelets have the driver. */
  private long registered() {
    return stack
        .kubectl()
        .succeed(
            "get",
            "csinodes",
            "-o",
            "jsonpath={range .items[*]}{.spec.drivers[*].name}{\"\\n\"}{end}")
        .lines()
        .filter(line -> List.of(line.split(" ")).contains(objects.values().get("name")))
        .count();
  }

  /** Its pod runs, so that it works. */
  void works() {
    stack.kubectl().run("create", "namespace", HOME);
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(HOME)
            .withName("pmem-csi-operator-0")
            .endMetadata()
            .withNewSpec()
            .withSchedulerName("nobody")
            .addNewContainer()
            .withName("operator")
            .withImage(objects.release().image())
            .withCommand("/usr/local/bin/pmem-csi-operator", "-v=3")
            .endContainer()
            .endSpec()
            .build();
    stack.kubernetes().resource(pod).create();
    stack
        .kubectl()
        .succeed(
            "patch",
            "pod",
            "pmem-csi-operator-0",
            "-n",
            HOME,
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"status\":{\"phase\":\"Running\"}}");
  }

  /** It is scaled to nothing. */
  void stops() {
    stack
        .kubectl()
        .succeed("delete", "pod", "pmem-csi-operator-0", "-n", HOME, "--grace-period=0", "--force");
  }

  /** It looks at the driver again, and writes what it finds otherwise: here, a label. */
  void reconciles() {
    stack
        .kubectl()
        .succeed(
            "label",
            "daemonset",
            objects.values().get("prefix") + "-node",
            "looked=again",
            "--field-manager=" + OperatorDriver.PROGRAM);
  }

  /** The pods of both sides. */
  List<Pod> pods() {
    String prefix = objects.values().get("prefix");
    return stack.kubernetes().pods().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getName().startsWith(prefix + "-"))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /** Uid, start and restarts of each pod. */
  Map<String, String> lives() {
    Map<String, String> lives = new TreeMap<>();
    pods()
        .forEach(
            pod ->
                lives.put(
                    pod.getMetadata().getName(),
                    "%s %s %s"
                        .formatted(
                            pod.getMetadata().getUid(),
                            pod.getStatus().getStartTime(),
                            pod.getStatus().getContainerStatuses().stream()
                                .map(status -> status.getRestartCount())
                                .toList())));
    return lives;
  }

  /** The templates of which its pods were made, as Kubernetes calls them; no Deployment's. */
  Set<String> revisions() {
    return pods().stream()
        .flatMap(
            pod -> Stream.ofNullable(pod.getMetadata().getLabels().get("controller-revision-hash")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean ready(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }

  /** The version of each of its objects. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    live()
        .forEach(
            object ->
                versions.put(
                    "%s %s".formatted(object.getKind(), object.getMetadata().getName()),
                    object.getMetadata().getResourceVersion()));
    return versions;
  }

  /** Who has written its objects. */
  List<String> managers() {
    return live()
        .flatMap(object -> object.getMetadata().getManagedFields().stream())
        .map(ManagedFieldsEntry::getManager)
        .distinct()
        .toList();
  }

  /** Each has the resource for its only owner, in every field as their operator compares them. */
  void assertOwned() {
    Map<String, List<OwnerReference>> wanted = new TreeMap<>();
    objects
        .all()
        .forEach(object -> wanted.put(key(object), object.getMetadata().getOwnerReferences()));
    live()
        .forEach(
            object ->
                assertThat(object.getMetadata().getOwnerReferences())
                    .isEqualTo(wanted.get(key(object))));
  }

  private static String key(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
  }

  private Stream<HasMetadata> live() {
    return objects.all().stream()
        .map(object -> Optional.ofNullable(stack.kubernetes().resource(object).get()))
        .flatMap(Optional::stream);
  }

  /** Something of an object, by a JSON path. */
  String get(String kind, String suffix, String path) {
    String name = objects.values().get("prefix") + suffix;
    return stack.kubectl().succeed("get", kind, name, "-o", "jsonpath=" + path);
  }

  private static void run(RealStack stack, String yaml, String... arguments) {
    try {
      Path file = Files.createTempFile("driver", ".yaml");
      Files.writeString(file, yaml);
      Stream<String> words = Stream.concat(Stream.of(arguments), Stream.of("-f", file.toString()));
      Command.Answer answer = stack.kubectl().run(words.toArray(String[]::new));
      Files.delete(file);
      assertThat(answer.exitCode()).as(answer.errors()).isZero();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
