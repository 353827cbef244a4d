package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hears of volumes that came or went, and of kubelets that know other drivers than before. What
 * else becomes of a volume is not heard.
 */
record StorageChanges<T extends HasMetadata>(Runnable changed) implements ResourceEventHandler<T> {

  @Override
  public void onAdd(T added) {
    changed.run();
  }

  @Override
  public void onUpdate(T before, T now) {
    if (!drivers(before).equals(drivers(now))) {
      changed.run();
    }
  }

  @Override
  public void onDelete(T deleted, boolean finalStateUnknown) {
    changed.run();
  }

  private static Set<String> drivers(HasMetadata object) {
    return object instanceof CSINode kubelet
        ? known(kubelet).stream().collect(Collectors.toSet())
        : Set.of();
  }

  /** Names of the drivers that a kubelet knows. */
  private static List<String> known(CSINode kubelet) {
    return kubelet.getSpec() == null
        ? List.of()
        : kubelet.getSpec().getDrivers().stream().map(driver -> driver.getName()).toList();
  }
}
