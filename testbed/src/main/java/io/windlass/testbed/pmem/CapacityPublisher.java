package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacityBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ObjectChanges;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the scheduler how much memory is free on its node, for each storage class of the driver:
 * without that, no pod whose volume is still to be made is put anywhere. Whoever made the pod owns
 * what is published, so that it goes with it. Here it is told when a class comes, and not again
 * when a volume is made.
 */
final class CapacityPublisher implements AutoCloseable {

  private static final int CONFLICT = 409;

  private final DriverProcess process;
  private final ContainerContext context;
  private final CsiController driver;
  private final String name;
  private final KubernetesClient client;
  private final Mailbox mailbox = new Mailbox("capacity");
  private final SharedIndexInformer<StorageClass> classes;

  CapacityPublisher(
      DriverProcess process, ContainerContext context, CsiController driver, String name)
      throws StartFailure {
    this.process = process;
    this.context = context;
    this.driver = driver;
    this.name = name;
    this.client = PodClient.connect(context);
    this.classes = client.storage().v1().storageClasses().runnableInformer(0);
    classes.addEventHandler(new ObjectChanges<>(found -> mailbox.post(() -> publish(found))));
  }

  void start() throws StartFailure {
    try {
      classes.run();
    } catch (KubernetesClientException refused) {
      throw StartFailure.of("cannot list storage classes: " + refused.getMessage());
    }
  }

  @Override
  public void close() {
    classes.close();
    client.close();
  }

  private void publish(StorageClass storageClass) {
    if (storageClass.getProvisioner().equals(name)) {
      try {
        driver.available().forEach((node, bytes) -> publish(storageClass, node, bytes));
      } catch (KubernetesClientException refused) {
        process.log("cannot publish capacity: " + refused.getMessage());
      }
    }
  }

  private void publish(StorageClass storageClass, String node, long bytes) {
    CSIStorageCapacity told = capacity(storageClass, node, bytes);
    try {
      client.resource(told).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
      client.resource(told).patch();
    }
  }

  private CSIStorageCapacity capacity(StorageClass storageClass, String node, long bytes) {
    String key = "%s %s %s".formatted(name, storageClass.getMetadata().getName(), node);
    return new CSIStorageCapacityBuilder()
        .withNewMetadata()
        .withName("csisc-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
        .withNamespace(context.environment().getOrDefault("NAMESPACE", ""))
        .withOwnerReferences(maker())
        .endMetadata()
        .withNewNodeTopology()
        .withMatchLabels(Map.of(driver.topologyKey(), node))
        .endNodeTopology()
        .withStorageClassName(storageClass.getMetadata().getName())
        .withCapacity(new Quantity(Long.toString(bytes)))
        .withMaximumVolumeSize(new Quantity(Long.toString(bytes)))
        .build();
  }

  private OwnerReference maker() {
    return client
        .pods()
        .inNamespace(context.environment().getOrDefault("NAMESPACE", ""))
        .withName(context.environment().getOrDefault("POD_NAME", ""))
        .get()
        .getMetadata()
        .getOwnerReferences()
        .getFirst();
  }
}
