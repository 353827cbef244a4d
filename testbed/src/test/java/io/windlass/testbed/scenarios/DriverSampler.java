package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.certificates.MaterialSecrets;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Peers that connect to the registry and to every node of a driver without pause, each with files
 * that the Secret of the other side has, or had when a pod was started that still runs. All of them
 * have to be believed, and to believe. A process that is down is no failure.
 */
final class DriverSampler implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LIMIT = 2000;
  private static final String WORD = DriverLabels.MATERIAL;

  /** What a peer has. */
  private record Files(Identity shown, Trust trust) {}

  /** A pod that serves, in its present life. */
  private record Server(Side side, String name, String uid, String address) {

    int port() {
      return side == Side.CONTROLLER ? 10000 : 10001;
    }

    Side peer() {
      return side == Side.CONTROLLER ? Side.NODE : Side.CONTROLLER;
    }
  }

  /** What there is at one moment: who serves, and which files are in use on each side. */
  private record Scene(List<Server> servers, Map<Side, Set<String>> inUse) {}

  private final RealStack stack;
  private final DriverNames names;
  private final String namespace;
  private final Map<Side, Map<String, Files>> versions = new EnumMap<>(Side.class);
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Repetition sampling;

  DriverSampler(RealStack stack, String driver, String namespace) {
    this.stack = stack;
    this.names = new DriverNames(driver);
    this.namespace = namespace;
    Stream.of(Side.values()).forEach(side -> versions.put(side, new ConcurrentHashMap<>()));
    this.sampling = new Repetition(PAUSE, this::sample);
  }

  private void sample() {
    Scene scene = scene();
    for (Server server : scene.servers()) {
      for (String word : used(scene, server.peer())) {
        files(server.peer(), word).ifPresent(files -> connect(server, word, files));
      }
    }
  }

  private static Set<String> used(Scene scene, Side side) {
    return Objects.requireNonNull(scene.inUse().get(side));
  }

  private Optional<Files> files(Side side, String word) {
    return Optional.ofNullable(Objects.requireNonNull(versions.get(side)).get(word));
  }

  private Scene scene() {
    Map<Side, Set<String>> inUse = new EnumMap<>(Side.class);
    List<Server> servers =
        Stream.of(Side.values())
            .flatMap(
                side -> {
                  List<Pod> pods = pods(side);
                  Set<String> words =
                      pods.stream()
                          .map(pod -> pod.getMetadata().getAnnotations().getOrDefault(WORD, ""))
                          .collect(Collectors.toCollection(HashSet::new));
                  present(side).ifPresent(words::add);
                  inUse.put(side, words);
                  return pods.stream().map(pod -> server(side, pod));
                })
            .toList();
    return new Scene(servers, inUse);
  }

  private List<Pod> pods(Side side) {
    return stack
        .kubernetes()
        .pods()
        .inNamespace(namespace)
        .withLabel(DriverLabels.APP, side.workload(names))
        .list()
        .getItems()
        .stream()
        .filter(pod -> !pod.isMarkedForDeletion() && pod.getStatus().getPodIP() != null)
        .toList();
  }

  private static Server server(Side side, Pod pod) {
    return new Server(
        side,
        pod.getMetadata().getName(),
        pod.getMetadata().getUid(),
        ClusterAddress.listening(pod.getStatus().getPodIP()));
  }

  /** What the Secret of a side has now, and will be remembered; its word. */
  private Optional<String> present(Side side) {
    Optional<Secret> secret =
        Optional.ofNullable(
            stack.kubernetes().secrets().inNamespace(namespace).withName(side.secret(names)).get());
    return secret
        .map(found -> MaterialSecrets.read(Optional.empty(), Map.of(side, found)))
        .filter(material -> material.shown().containsKey(side))
        .map(material -> remembered(side, material));
  }

  private String remembered(Side side, DriverMaterial material) {
    Identity shown = Objects.requireNonNull(material.shown().get(side));
    Objects.requireNonNull(versions.get(side))
        .putIfAbsent(material.word(side), new Files(shown, new Trust(material.trusted())));
    return material.word(side);
  }

  /** A refusal counts while both are still what they were. */
  private void connect(Server server, String word, Files files) {
    try {
      shake(server, files);
      done.merge(server.side().name(), 1, Integer::sum);
    } catch (IOException failed) {
      Scene now = scene();
      if (disbelief(failed)
          && now.servers().contains(server)
          && used(now, server.peer()).contains(word)) {
        failures.add("%s by %s: %s".formatted(server.name(), word, failed));
      }
    }
  }

  /** With TLS 1.2 it is over when the server has believed the client, too. */
  private static void shake(Server server, Files files) throws IOException {
    try (SSLSocket socket = (SSLSocket) client(files).getSocketFactory().createSocket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setSoTimeout(LIMIT);
      socket.connect(new InetSocketAddress(server.address(), server.port()), LIMIT);
      socket.startHandshake();
    }
  }

  private static SSLContext client(Files files) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(files.shown().managers(), files.trust().managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** A process that ends in the middle of a handshake is only down. */
  private static boolean disbelief(@Nullable Throwable failure) {
    return failure instanceof SSLException refusal
        && !(refusal.getCause() instanceof EOFException)
        && !(refusal.getCause() instanceof SocketException);
  }

  /** Every handshake in which somebody was not believed. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many handshakes came off with each side. */
  Map<String, Integer> done() {
    return Map.copyOf(done);
  }

  /** The words of all files that a side had so far. */
  Set<String> words(Side side) {
    return Set.copyOf(Objects.requireNonNull(versions.get(side)).keySet());
  }

  /** Every private key that was in a Secret, as texts. */
  List<String> keys() {
    return versions.values().stream()
        .flatMap(known -> known.values().stream())
        .map(files -> files.shown().keyText())
        .toList();
  }

  /** How many of those that serve now believe a peer with such files, and are believed. */
  long believing(Side side, String word) {
    Files files = files(side, word).orElseThrow();
    return scene().servers().stream()
        .filter(server -> server.peer() == side)
        .filter(server -> believes(server, files))
        .count();
  }

  private static boolean believes(Server server, Files files) {
    try {
      shake(server, files);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    sampling.close();
  }
}
