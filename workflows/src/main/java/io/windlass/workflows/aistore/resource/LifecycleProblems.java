package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Rebalance;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Choices that contradict each other, or that change nothing. */
final class LifecycleProblems {
  private LifecycleProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(unknown(spec), scaleDown(spec), cleanup(spec), hosts(spec), shutDown(spec))
        .flatMap(problem -> problem);
  }

  private static Stream<SpecProblem> unknown(AIStoreSpec spec) {
    var mode =
        spec.targetSpec().scaleDownMode() == ScaleDownMode.UNKNOWN
            ? Stream.of(
                blocking(
                    "spec.targetSpec.scaleDownMode",
                    "unknown",
                    "use safe_decommission, decommission or retain"))
            : Stream.<SpecProblem>empty();
    var names =
        spec.publicNetDNSMode() == PublicNetDnsMode.UNKNOWN
            ? Stream.of(blocking("spec.publicNetDNSMode", "unknown", "use IP, Node or Pod"))
            : Stream.<SpecProblem>empty();
    return Stream.concat(mode, names);
  }

  private static Stream<SpecProblem> scaleDown(AIStoreSpec spec) {
    var mode = spec.targetSpec().scaleDownMode();
    boolean moves = mode != ScaleDownMode.RETAIN;
    boolean rebalances =
        Optional.ofNullable(spec.configToUpdate())
            .map(ClusterConfigOverrides::rebalance)
            .map(Rebalance::enabled)
            .orElse(true);
    return moves && !rebalances
        ? Stream.of(
            warning(
                "spec.configToUpdate.rebalance.enabled",
                false,
                "scaling down would leave data behind and is refused: set it to true before you do"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> cleanup(AIStoreSpec spec) {
    boolean metadata = Boolean.TRUE.equals(spec.cleanupMetadata());
    return Boolean.TRUE.equals(spec.cleanupData()) && !metadata
        ? Stream.of(blocking("spec.cleanupData", true, "needs cleanupMetadata: set that to true"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> hosts(AIStoreSpec spec) {
    boolean onHosts = StateVolume.of(spec) instanceof StateVolume.OnHost;
    boolean everywhere =
        spec.proxySpec().nodeSelector().isEmpty() || spec.targetSpec().nodeSelector().isEmpty();
    return Boolean.TRUE.equals(spec.cleanupMetadata()) && onHosts && everywhere
        ? Stream.of(
            warning(
                "spec.cleanupMetadata",
                true,
                "without nodeSelector the state is removed from ALL nodes on deletion"))
        : Stream.empty();
  }

  /** To Kubernetes a shutdown is one scaling among others. */
  private static Stream<SpecProblem> shutDown(AIStoreSpec spec) {
    return Boolean.TRUE.equals(spec.shutdownCluster())
        ? Arrays.stream(DaemonRole.values())
            .filter(role -> claimsGo(spec.daemon(role)))
            .map(
                role ->
                    blocking(
                        "spec.%sSpec.pvcRetentionPolicy.whenScaled".formatted(role.word()),
                        "Delete",
                        "a shutdown would delete the volume claims: set it to Retain"))
        : Stream.empty();
  }

  static boolean claimsGo(DaemonSpec daemon) {
    return Optional.ofNullable(daemon.pvcRetentionPolicy())
        .filter(policy -> "Delete".equals(policy.getWhenScaled()))
        .isPresent();
  }
}
