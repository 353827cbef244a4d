package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.dns.ClusterNames;
import io.windlass.testbed.dns.HostsFile;
import io.windlass.testbed.dns.NameService;
import io.windlass.testbed.kubelet.api.ApiCalls;
import io.windlass.testbed.kubelet.api.ApiObjects;
import io.windlass.testbed.kubelet.api.EventWriter;
import io.windlass.testbed.kubelet.node.NodeAgent;
import io.windlass.testbed.kubelet.plugin.Plugins;
import io.windlass.testbed.kubelet.provision.LocalProvisioner;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.kubelet.volume.CsiDriver;
import io.windlass.testbed.kubelet.volume.Directories;
import io.windlass.testbed.kubelet.volume.NodeDisk;
import io.windlass.testbed.topology.NodeShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kubelets of all simulated nodes, a volume provisioner and cluster DNS, in this JVM. Scheduling,
 * StatefulSets, EndpointSlices, eviction and garbage collection are the real control plane's work.
 */
public final class SimulatedKubelet implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final KubernetesClient client;
  private final Engine engine;
  private final Map<String, NodeAgent> nodes;
  private final PodFleet fleet;
  private final SharedIndexInformer<Pod> pods;
  private final NodeFaults nodeFaults;
  private final List<AutoCloseable> watches = new ArrayList<>();

  private SimulatedKubelet(KubernetesClient client, KubeletOptions options) {
    this.client = client;
    ApiCalls api = new ApiCalls(client);
    Timers timers = new Timers();
    engine = new Engine(options, timers, api, new ApiObjects(client, api), new EventWriter(api));
    Map<String, NodeShape> shapes = new LinkedHashMap<>();
    nodes = new LinkedHashMap<>();
    for (NodeShape shape : options.topology().nodes()) {
      shapes.put(shape.name(), shape);
      Duration period = options.timings().leasePeriod();
      nodes.put(shape.name(), new NodeAgent(shape, api, timers, period));
    }
    fleet = new PodFleet(engine, shapes, new AddressPool(RandomGenerator.getDefault()));
    pods = client.pods().inAnyNamespace().withoutField("spec.nodeName", "").runnableInformer(0);
    nodeFaults = new NodeFaults(nodes, fleet, () -> pods.getStore().list());
  }

  /**
   * Registers the nodes and begins to run the pods bound to them. Returns once the nodes are
   * registered and the pods that are already there are known.
   *
   * @param client must stay open until {@link #close()}
   * @throws IllegalStateException when the API server does not accept a node
   */
  public static SimulatedKubelet start(KubernetesClient client, KubeletOptions options) {
    SimulatedKubelet kubelet = new SimulatedKubelet(client, options);
    kubelet.makeDirectories();
    kubelet.register();
    kubelet.watch();
    return kubelet;
  }

  /** Makes things go wrong. */
  public Faults faults() {
    return new Faults(client, fleet, nodeFaults);
  }

  /** Installs a CSI driver on all nodes, as its DaemonSet would. */
  public void install(CsiDriver driver) {
    engine.objects().install(driver);
  }

  /**
   * Kills all processes and stops writing; returns when they are gone, at most after 10 s. The
   * nodes' disks stay; the API server is not told.
   */
  @Override
  public void close() {
    watches.forEach(SimulatedKubelet::closeQuietly);
    fleet.abandon().completeOnTimeout(null, CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    engine.timers().close();
  }

  private void register() {
    CompletableFuture<?>[] all =
        nodes.values().stream()
            .map(node -> CompletableFuture.runAsync(node::register, Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    nodes.values().forEach(NodeAgent::start);
  }

  private void watch() {
    KubeletOptions options = engine.options();
    HostsFile hosts = new HostsFile(options.hostsFile());
    NameService names =
        NameService.start(
            client, hosts, new ClusterNames("cluster.local"), engine.timers(), nodeNames());
    watches.add(names);
    pods.addEventHandler(new PodNames(names));
    nodes.values().forEach(node -> watchPlugins(node.shape()));
    watches.add(
        LocalProvisioner.start(
            client,
            name -> Optional.ofNullable(nodes.get(name)).map(NodeAgent::shape).map(options::disk)));
    watches.add(refreshOn(client.configMaps().inAnyNamespace().runnableInformer(0)));
    watches.add(refreshOn(client.secrets().inAnyNamespace().runnableInformer(0)));
    pods.addEventHandler(fleet);
    watches.add(pods);
    pods.run();
    removeOrphans();
    SharedIndexInformer<Node> known = client.nodes().runnableInformer(0);
    known.addEventHandler(new NodeAnnotations(nodeFaults, nodes.keySet()));
    known.addEventHandler(new ObjectChanges<>(this::nodeChanged));
    known.run();
    watches.add(known);
  }

  private void nodeChanged(Node node) {
    if (!Readiness.isNodeReady(node)) {
      Optional.ofNullable(nodes.get(node.getMetadata().getName())).ifPresent(NodeAgent::disbelieve);
    }
  }

  private void watchPlugins(NodeShape node) {
    NodeDisk disk = engine.options().disk(node);
    Plugins plugins =
        Plugins.watch(node.name(), disk, client, engine.timers(), engine.timings().time());
    engine.objects().add(disk, plugins);
    watches.add(plugins);
  }

  private SortedMap<String, SortedSet<String>> nodeNames() {
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    nodes.forEach((name, node) -> names.put(node.shape().address(), new TreeSet<>(Set.of(name))));
    return names;
  }

  /** Volumes of pods that went while nobody was watching. */
  private void removeOrphans() {
    Set<String> present =
        pods.getStore().list().stream()
            .map(pod -> pod.getMetadata().getUid())
            .collect(Collectors.toSet());
    Path directory = engine.options().podDirectory("");
    try (Stream<Path> children = Files.list(Files.createDirectories(directory))) {
      children
          .filter(child -> !present.contains(child.getFileName().toString()))
          .forEach(Directories::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends HasMetadata> AutoCloseable refreshOn(SharedIndexInformer<T> informer) {
    informer.addEventHandler(new ObjectChanges<>(fleet::objectChanged));
    informer.run();
    return informer;
  }

  private void makeDirectories() {
    try {
      Files.createDirectories(engine.options().dataDirectory());
      for (NodeAgent node : nodes.values()) {
        for (String path : node.shape().mountPaths()) {
          Files.createDirectories(engine.options().disk(node.shape()).path(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(AutoCloseable watch) {
    try {
      watch.close();
    } catch (Exception e) {
      throw new IllegalStateException("an informer did not close", e);
    }
  }
}
