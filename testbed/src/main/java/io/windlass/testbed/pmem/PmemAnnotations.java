package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ObjectChanges;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PMEM and faults by annotation of a node.
 *
 * <ol>
 *   <li>{@code testbed.windlass.io/pmem: 128Gi} gives it that much PMEM; without the annotation it
 *       keeps what it has.
 *   <li>{@code testbed.windlass.io/pmem-raw: 64Gi} puts that much of it into a raw namespace, once.
 *   <li>{@code testbed.windlass.io/pmem-fault: no-capacity,crash} strikes its drivers with those
 *       faults; one that is not named any more is lifted.
 *   <li>What cannot be read is logged, and changes nothing.
 * </ol>
 */
public final class PmemAnnotations implements AutoCloseable {

  static final String AMOUNT = "testbed.windlass.io/pmem";
  static final String RAW = "testbed.windlass.io/pmem-raw";
  static final String FAULT = "testbed.windlass.io/pmem-fault";

  private static final Logger log = LoggerFactory.getLogger(PmemAnnotations.class);

  private final PmemStorage storage;
  private final Mailbox mailbox = new Mailbox("PMEM annotations");
  private final Map<String, Wish> seen = new HashMap<>();
  private final Map<String, Set<DriverFault>> struck = new HashMap<>();
  private final SharedIndexInformer<Node> nodes;

  private record Wish(String amount, String raw, String faults) {
    static final Wish NONE = new Wish("", "", "");
  }

  PmemAnnotations(KubernetesClient client, PmemStorage storage) {
    this.storage = storage;
    nodes = client.nodes().runnableInformer(0);
    nodes.addEventHandler(new ObjectChanges<>(node -> mailbox.post(() -> read(node))));
  }

  /** Follows the annotations of all nodes from now on. */
  public static PmemAnnotations start(KubernetesClient client, PmemStorage storage) {
    PmemAnnotations started = new PmemAnnotations(client, storage);
    started.nodes.run();
    return started;
  }

  @Override
  public void close() {
    nodes.close();
  }

  void read(Node node) {
    String name = node.getMetadata().getName();
    Map<String, String> notes =
        Optional.ofNullable(node.getMetadata().getAnnotations()).orElse(Map.of());
    Wish wish =
        new Wish(
            notes.getOrDefault(AMOUNT, ""),
            notes.getOrDefault(RAW, ""),
            notes.getOrDefault(FAULT, ""));
    Wish before = Optional.ofNullable(seen.put(name, wish)).orElse(Wish.NONE);
    if (wish.equals(before)) {
      return;
    }
    try {
      strike(name, faults(wish.faults()));
      if (!wish.amount().isEmpty()) {
        storage.hardware().install(name, wish.amount());
      }
      if (!wish.raw().isEmpty() && !wish.raw().equals(before.raw())) {
        storage.hardware().makeRaw(name, wish.raw());
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      log.warn("node {}: {}", name, e.getMessage());
    }
  }

  private void strike(String node, Set<DriverFault> faults) {
    Set<DriverFault> before = Optional.ofNullable(struck.put(node, faults)).orElse(Set.of());
    before.stream()
        .filter(fault -> !faults.contains(fault))
        .forEach(fault -> storage.faults().lift(node, fault));
    faults.forEach(fault -> storage.faults().strike(node, fault));
  }

  private static Set<DriverFault> faults(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(DriverFault::named)
        .collect(Collectors.toUnmodifiableSet());
  }
}
