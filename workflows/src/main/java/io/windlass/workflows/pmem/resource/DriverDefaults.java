package io.windlass.workflows.pmem.resource;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a driver is where its resource does not say it. The definitions have no defaults: they may
 * change between versions of Windlass, and stand in nobody's resource.
 */
final class DriverDefaults {

  static final String DRIVER_NAME = "pmem-csi.intel.com";
  static final String PULL_POLICY = "IfNotPresent";
  static final int LOG_LEVEL = 3;
  static final int PERCENTAGE = 100;
  static final Map<String, String> NODE_SELECTOR = Map.of("storage", "pmem");
  static final String KUBELET_DIR = "/var/lib/kubelet";
  static final IntOrString MAX_UNAVAILABLE = new IntOrString(1);

  private DriverDefaults() {}

  /** What v1alpha1 gives each container of a pod. */
  static ResourceRequirements limited(@Nullable ResourceRequirements wanted) {
    return Optional.ofNullable(wanted)
        .orElseGet(
            () ->
                new ResourceRequirementsBuilder()
                    .addToLimits("cpu", new Quantity("100m"))
                    .addToLimits("memory", new Quantity("250Mi"))
                    .build());
  }

  /** What v1beta1 gives a container: no limit, so that none is killed for a busy hour. */
  static ResourceRequirements requested(
      @Nullable ResourceRequirements wanted, String cpu, String memory) {
    return Optional.ofNullable(wanted)
        .orElseGet(
            () ->
                new ResourceRequirementsBuilder()
                    .addToRequests("cpu", new Quantity(cpu))
                    .addToRequests("memory", new Quantity(memory))
                    .build());
  }

  /** The text, or what stands for one that is absent or empty. */
  static String text(@Nullable String given, String otherwise) {
    return given == null || given.isEmpty() ? otherwise : given;
  }

  /** The number; 0 means the default, as it always did. */
  static int number(@Nullable Integer given, int otherwise) {
    return given == null || given == 0 ? otherwise : given;
  }

  /** Labels that select nodes; an empty map is none, and selects all of them. */
  static Map<String, String> selector(@Nullable Map<String, String> given) {
    return given == null ? NODE_SELECTOR : given;
  }

  static DeviceMode mode(@Nullable String given) {
    return Optional.ofNullable(given).flatMap(DeviceMode::of).orElse(DeviceMode.LVM);
  }
}
