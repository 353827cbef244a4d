package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.windlass.workflows.aistore.resource.DaemonSpec;
import io.windlass.workflows.aistore.resource.IecSize;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Log;
import java.math.BigDecimal;
import java.util.Optional;

/** Compute resources of the containers. */
final class ContainerResources {
  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";
  private static final Quantity ONE = new Quantity("1");
  private static final Quantity ONE_GIBIBYTE = new Quantity("1Gi");
  private static final String EPHEMERAL_STORAGE = "ephemeral-storage";
  private static final long MEBIBYTE = 1024L * 1024;
  private static final long CONFIGURATION = 16 * MEBIBYTE;
  private static final long LOGS = 512 * MEBIBYTE;
  private static final long MISCELLANEOUS = 128 * MEBIBYTE;

  private ContainerResources() {}

  /** Requests equal limits, so that the pod can be of the guaranteed class if the daemon is. */
  static ResourceRequirements ofInit() {
    return new ResourceRequirementsBuilder()
        .addToRequests(CPU, ONE)
        .addToRequests(MEMORY, ONE_GIBIBYTE)
        .addToRequests(EPHEMERAL_STORAGE, BinaryQuantity.of(3 * CONFIGURATION))
        .addToLimits(CPU, ONE)
        .addToLimits(MEMORY, ONE_GIBIBYTE)
        .build();
  }

  /**
   * What the user asks for. Without an ephemeral-storage request, one for logs, configuration and a
   * reserve is added, so that a full log does not get the pod evicted.
   */
  static ResourceRequirements ofDaemon(ClusterContext context, DaemonSpec daemon) {
    var resources = Optional.ofNullable(daemon.resources()).orElseGet(ResourceRequirements::new);
    if (requestsEphemeralStorage(resources)) {
      return resources;
    }
    var bytes = logBytes(context) + CONFIGURATION + MISCELLANEOUS;
    return new ResourceRequirementsBuilder(resources)
        .addToRequests(EPHEMERAL_STORAGE, BinaryQuantity.of(bytes))
        .build();
  }

  private static boolean requestsEphemeralStorage(ResourceRequirements resources) {
    return Optional.ofNullable(resources.getRequests())
        .map(requests -> requests.get(EPHEMERAL_STORAGE))
        .map(Quantity::getNumericalAmount)
        .filter(amount -> amount.compareTo(BigDecimal.ZERO) != 0)
        .isPresent();
  }

  private static long logBytes(ClusterContext context) {
    return Optional.ofNullable(context.spec().configToUpdate())
        .map(ClusterConfigOverrides::log)
        .map(Log::maxTotal)
        .map(total -> IecSize.bytes(total).orElse(LOGS))
        .orElse(LOGS);
  }
}
