package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.Service;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ImageRegistry;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Pods of the driver without a cluster: directories, addresses and certificates of a test's own.
 */
final class PmemPods implements AutoCloseable {

  static final String DRIVER = "pmem-csi.intel.com";
  static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String REGISTRAR = "quay.io/k8scsi/csi-node-driver-registrar:";

  final Authority authority = Authority.create("pmem", DAY);
  final PmemHardware hardware = new PmemHardware();
  final PmemStorage storage = new PmemStorage(hardware, new TimeScale(0.02));
  final ImageRegistry images = storage.publish(new ImageRegistry());
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<ContainerProcess> started = new ArrayList<>();
  private final Path directory;
  private final int network = ThreadLocalRandom.current().nextInt(1, 250);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  PmemPods(Path directory) {
    this.directory = directory;
  }

  /** Where a pod of that name listens: the controller, or that of a node named by its number. */
  InetAddress address(String pod) {
    int last = pod.equals("controller") ? 250 : Integer.parseInt(pod.replaceAll("\\D", ""));
    return InetAddress.ofLiteral("127.17.%d.%d".formatted(network, last));
  }

  /** What a Secret's files are made from. */
  record Certificate(Authority trusted, Identity identity) {}

  /** A certificate with a common name and an alternative name. */
  Certificate certificate(String name) {
    return new Certificate(authority, authority.issue(name, List.of(name), DAY));
  }

  void write(String pod, Certificate certificate) throws IOException {
    Path certs = Files.createDirectories(directory.resolve(pod).resolve("certs"));
    Files.writeString(certs.resolve("ca.crt"), certificate.trusted().certificateText());
    Files.writeString(certs.resolve("tls.crt"), certificate.identity().chainText());
    Files.writeString(certs.resolve("tls.key"), certificate.identity().keyText());
  }

  ContainerProcess controller(String tag) throws IOException {
    write("controller", certificate(PeerName.REGISTRY));
    return restartController(tag);
  }

  /** With the files that are there. */
  ContainerProcess restartController(String tag) throws IOException {
    return start("controller", "intel/pmem-csi-driver:" + tag, controllerCommand());
  }

  static List<String> controllerCommand() {
    return List.of(
        "/usr/local/bin/pmem-csi-driver",
        "-v=3",
        "-mode=controller",
        "-endpoint=unix:///csi/csi-controller.sock",
        "-registryEndpoint=tcp://0.0.0.0:10000",
        "-metricsListen=:10010",
        "-nodeid=controller",
        "-caFile=/certs/ca.crt",
        "-certFile=/certs/tls.crt",
        "-keyFile=/certs/tls.key",
        "-drivername=" + DRIVER);
  }

  ContainerProcess node(String node, String tag) throws IOException {
    write(node, certificate(PeerName.NODE_CONTROLLER));
    return restartNode(node, tag);
  }

  /** With the files that are there. */
  ContainerProcess restartNode(String node, String tag) throws IOException {
    return start(node, "intel/pmem-csi-driver:" + tag, nodeCommand(node, tag));
  }

  List<String> nodeCommand(String node, String tag) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/local/bin/pmem-csi-driver",
                "-deviceManager=lvm",
                "-v=3",
                "-mode=node",
                "-endpoint=unix:///csi/csi.sock",
                "-nodeid=" + node,
                "-controllerEndpoint=tcp://%s:10001".formatted(address(node).getHostAddress()),
                "-registryEndpoint=tcp://controller:10000",
                "-caFile=/certs/ca.crt",
                "-certFile=/certs/tls.crt",
                "-keyFile=/certs/tls.key",
                "-statePath=/state",
                "-drivername=" + DRIVER));
    if (tag.startsWith("v0.8")) {
      command.addAll(List.of("-pmemPercentage=50", "-metricsListen=:10010"));
    }
    return command;
  }

  ContainerProcess registrar(String node, String tag) throws IOException {
    return start(
        node,
        REGISTRAR + tag,
        List.of(
            "-v=3",
            "--kubelet-registration-path=/var/lib/kubelet/plugins/%s/csi.sock".formatted(DRIVER),
            "--csi-address=/csi/csi.sock"));
  }

  ContainerProcess start(String pod, String image, List<String> command) throws IOException {
    ContainerProcess process = images.pull(image).orElseThrow().start(context(pod, image, command));
    started.add(process);
    return process;
  }

  private ContainerContext context(String pod, String image, List<String> command)
      throws IOException {
    Map<Path, Path> mounts = new HashMap<>();
    for (String mount : List.of("/certs", "/csi", "/state", "/registration")) {
      mounts.put(Path.of(mount), Files.createDirectories(path(pod, mount)));
    }
    return new ContainerContext(
        new ContainerContext.PodIdentity("pmem", pod, pod, pod, address(pod)),
        image,
        command,
        Map.of("TERMINATION_LOG_PATH", "/tmp/termination-log"),
        mounts,
        new Names(),
        line -> log.add(pod + ": " + line));
  }

  /** Where a path of a pod is on this machine. */
  Path path(String pod, String inside) {
    return directory.resolve(pod).resolve(inside.substring(1));
  }

  private final class Names implements ContainerContext.Services {
    @Override
    public Optional<Service> named(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<InetAddress> address(String host) {
      return host.equals("controller")
          ? Optional.of(PmemPods.this.address(host))
          : Optional.empty();
    }
  }

  /** A page of metrics; empty when nobody serves it. */
  String metrics(String pod) {
    URI uri = URI.create("http://%s:10010/metrics".formatted(address(pod).getHostAddress()));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  void untilRegistered(int nodes) {
    until("nodes", () -> metrics("controller").contains("pmem_nodes " + nodes + "\n"));
  }

  void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("timed out: " + what + "\n" + String.join("\n", log));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int exitCode(ContainerProcess process) throws Exception {
    return process.exitCode().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    started.forEach(ContainerProcess::kill);
    http.close();
  }
}
