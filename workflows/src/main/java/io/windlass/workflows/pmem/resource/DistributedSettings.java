package io.windlass.workflows.pmem.resource;

/**
 * What only drivers in the layout {@link DriverLayout#DISTRIBUTED} know.
 *
 * @param controllers how many pods the controller has, from 1
 * @param logFormat {@code text} or {@code json}
 * @param publishesCapacity whether nodes publish how much memory is free, and the scheduler heeds
 *     it: Kubernetes has that since 1.21
 */
public record DistributedSettings(int controllers, String logFormat, boolean publishesCapacity) {

  /** Of a resource that says nothing of them. */
  static DistributedSettings of(Platform platform) {
    return new DistributedSettings(1, "text", platform.version().atLeast(1, 21));
  }
}
