package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.dns.ClusterNames;
import io.windlass.testbed.dns.HostsFile;
import io.windlass.testbed.dns.NameService;
import io.windlass.testbed.kubelet.api.ApiCalls;
import io.windlass.testbed.kubelet.api.ApiObjects;
import io.windlass.testbed.kubelet.api.EventWriter;
import io.windlass.testbed.kubelet.node.NodeAgent;
import io.windlass.testbed.kubelet.provision.LocalProvisioner;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.topology.NodeShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Kubelets of all simulated nodes, a volume provisioner and cluster DNS, in this JVM. Scheduling,
 * StatefulSets, EndpointSlices, eviction and garbage collection are the real control plane's work.
 */
public final class SimulatedKubelet implements AutoCloseable {

  private final KubernetesClient client;
  private final Engine engine;
  private final List<NodeAgent> nodes;
  private final PodFleet fleet;
  private final List<AutoCloseable> watches = new ArrayList<>();

  private SimulatedKubelet(KubernetesClient client, KubeletOptions options) {
    this.client = client;
    ApiCalls api = new ApiCalls(client);
    Timers timers = new Timers();
    engine = new Engine(options, timers, api, new ApiObjects(client, api), new EventWriter(api));
    List<NodeShape> shapes = options.topology().nodes();
    nodes =
        shapes.stream()
            .map(shape -> new NodeAgent(shape, api, timers, options.timings().leasePeriod()))
            .toList();
    Map<String, NodeShape> byName =
        shapes.stream().collect(Collectors.toMap(NodeShape::name, Function.identity()));
    fleet = new PodFleet(engine, byName, new AddressPool(RandomGenerator.getDefault()));
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

  /** Kills all processes and stops writing. The nodes' disks stay; the API server is not told. */
  @Override
  public void close() {
    watches.forEach(SimulatedKubelet::closeQuietly);
    fleet.abandon();
    engine.timers().close();
  }

  private void register() {
    CompletableFuture<?>[] all =
        nodes.stream()
            .map(node -> CompletableFuture.runAsync(node::register, Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    nodes.forEach(NodeAgent::start);
  }

  private void watch() {
    KubeletOptions options = engine.options();
    HostsFile hosts = new HostsFile(options.hostsFile());
    watches.add(
        NameService.start(client, hosts, new ClusterNames("cluster.local"), engine.timers()));
    Map<String, NodeShape> byName =
        nodes.stream().map(NodeAgent::shape).collect(Collectors.toMap(NodeShape::name, n -> n));
    watches.add(
        LocalProvisioner.start(
            client, name -> Optional.ofNullable(byName.get(name)).map(options::disk)));
    watches.add(client.pods().inAnyNamespace().withoutField("spec.nodeName", "").inform(fleet, 0));
    watches.add(refreshOn(client.configMaps().inAnyNamespace().runnableInformer(0)));
    watches.add(refreshOn(client.secrets().inAnyNamespace().runnableInformer(0)));
  }

  private <T extends HasMetadata> AutoCloseable refreshOn(SharedIndexInformer<T> informer) {
    informer.addEventHandler(new ObjectChanges<>(fleet::objectChanged));
    informer.run();
    return informer::close;
  }

  private void makeDirectories() {
    try {
      Files.createDirectories(engine.options().dataDirectory());
      for (NodeAgent node : nodes) {
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
