package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sizes that are missing, not possible, or that contradict each other. */
final class SizeProblems {
  private static final int FOLLOW_NODES = -1;

  private SizeProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.concat(
        common(spec), Arrays.stream(DaemonRole.values()).flatMap(role -> ofRole(spec, role)));
  }

  private static Stream<SpecProblem> common(AIStoreSpec spec) {
    boolean needed = spec.proxySpec().size() == null || spec.targetSpec().size() == null;
    if (!needed || isPossible(spec.size())) {
      return Stream.empty();
    }
    return Stream.of(
        blocking(
            "spec.size",
            spec.size() == null ? SpecProblems.ABSENT : spec.size(),
            "set it to 1 or more, or give both proxySpec.size and targetSpec.size"));
  }

  private static Stream<SpecProblem> ofRole(AIStoreSpec spec, DaemonRole role) {
    var daemon = spec.daemon(role);
    var size = daemon.size();
    var path = SpecProblems.path(role);
    if (ClusterSize.followsNodes(spec, role)) {
      return Stream.of(
              withoutSelector(daemon, path), overruled(spec, size, path), volumesStay(spec, role))
          .flatMap(problems -> problems);
    }
    return Stream.concat(withoutEffect(daemon, path), impossible(size, path));
  }

  private static Stream<SpecProblem> impossible(@Nullable Integer size, String path) {
    return size == null || isPossible(size)
        ? Stream.empty()
        : Stream.of(blocking(path + ".size", size, "set it to 1 or more"));
  }

  private static Stream<SpecProblem> withoutEffect(DaemonSpec daemon, String path) {
    return daemon.autoScale() == null
        ? Stream.empty()
        : Stream.of(warning(path + ".autoScale", "set", "has no effect unless the size is -1"));
  }

  /** Of local volumes. Whether they are, only their storage class knows. */
  private static Stream<SpecProblem> volumesStay(AIStoreSpec spec, DaemonRole role) {
    var policy = spec.daemon(role).pvcRetentionPolicy();
    var value =
        Objects.requireNonNullElse(
            policy == null ? null : policy.getWhenScaled(), SpecProblems.ABSENT);
    return value.equals("Delete") || keepsData(spec, role) || !claims(spec, role)
        ? Stream.empty()
        : Stream.of(
            warning(
                SpecProblems.path(role) + ".pvcRetentionPolicy.whenScaled",
                value,
                "claims outlive a %s whose node left, and tie the next of its number to that node if the volumes are local: set it to Delete"
                    .formatted(role.word())));
  }

  private static boolean keepsData(AIStoreSpec spec, DaemonRole role) {
    return role == DaemonRole.TARGET && spec.targetSpec().scaleDownMode() == ScaleDownMode.RETAIN;
  }

  private static boolean claims(AIStoreSpec spec, DaemonRole role) {
    boolean data =
        role == DaemonRole.TARGET
            && spec.targetSpec().mounts().stream()
                .anyMatch(mount -> !Boolean.TRUE.equals(mount.useHostPath()));
    return data || StateVolume.of(spec) instanceof StateVolume.Claimed;
  }

  private static Stream<SpecProblem> withoutSelector(DaemonSpec daemon, String path) {
    return daemon.nodeSelector().isEmpty()
        ? Stream.of(
            blocking(
                path + ".nodeSelector",
                SpecProblems.ABSENT,
                "size -1 follows the nodes: say which ones"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> overruled(
      AIStoreSpec spec, @Nullable Integer size, String path) {
    return follows(spec.size()) && size != null && !follows(size)
        ? Stream.of(warning(path + ".size", size, "has no effect while spec.size is -1"))
        : Stream.empty();
  }

  private static boolean isPossible(@Nullable Integer size) {
    return size != null && (size >= 1 || size == FOLLOW_NODES);
  }

  private static boolean follows(@Nullable Integer size) {
    return size != null && size == FOLLOW_NODES;
  }
}
