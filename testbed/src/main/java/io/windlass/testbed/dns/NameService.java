package io.windlass.testbed.dns;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the hosts file in step with the cluster's EndpointSlices; the nodes stand in it always. */
public final class NameService implements AutoCloseable {

  /** Gathers the slices of a rollout into one write. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final HostsFile file;
  private final ClusterNames names;
  private final Timers timers;
  private final SortedMap<String, SortedSet<String>> nodes;
  private final Mailbox mailbox = new Mailbox("names");
  private final AtomicBoolean due = new AtomicBoolean();
  private final SharedIndexInformer<EndpointSlice> slices;
  private final Map<String, String> pods = new ConcurrentHashMap<>();
  private SortedMap<String, SortedSet<String>> written = new TreeMap<>();

  private NameService(
      KubernetesClient client,
      HostsFile file,
      ClusterNames names,
      Timers timers,
      SortedMap<String, SortedSet<String>> nodes) {
    this.file = file;
    this.names = names;
    this.timers = timers;
    this.nodes = nodes;
    slices = client.discovery().v1().endpointSlices().inAnyNamespace().runnableInformer(0);
    slices.addEventHandler(new Changes());
  }

  /**
   * Returns once the first hosts file is written.
   *
   * @param nodes address of each node to its name
   */
  public static NameService start(
      KubernetesClient client,
      HostsFile file,
      ClusterNames names,
      Timers timers,
      SortedMap<String, SortedSet<String>> nodes) {
    file.write(nodes);
    NameService service = new NameService(client, file, names, timers, nodes);
    service.slices.run();
    return service;
  }

  @Override
  public void close() {
    slices.close();
  }

  /** Gives a pod the name that the DNS has for every pod. */
  public void add(String namespace, String reported) {
    String name = names.pod(namespace, reported);
    if (pods.put(name, ClusterAddress.listening(reported)) == null) {
      changed();
    }
  }

  /** The pod is gone. */
  public void remove(String namespace, String reported) {
    if (pods.remove(names.pod(namespace, reported)) != null) {
      changed();
    }
  }

  private void changed() {
    if (due.compareAndSet(false, true)) {
      timers.after(PAUSE, mailbox, this::write);
    }
  }

  private void write() {
    due.set(false);
    SortedMap<String, SortedSet<String>> now = names.of(slices.getStore().list());
    // Pods on the network of their node share its address.
    nodes.forEach((address, own) -> now.computeIfAbsent(address, a -> new TreeSet<>()).addAll(own));
    pods.forEach((name, address) -> now.computeIfAbsent(address, a -> new TreeSet<>()).add(name));
    if (!now.equals(written)) {
      file.write(now);
      written = now;
    }
  }

  private final class Changes implements ResourceEventHandler<EndpointSlice> {
    @Override
    public void onAdd(EndpointSlice slice) {
      changed();
    }

    @Override
    public void onUpdate(EndpointSlice before, EndpointSlice after) {
      changed();
    }

    @Override
    public void onDelete(EndpointSlice slice, boolean unknown) {
      changed();
    }
  }
}
