package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.aistore.resource.SpecProblem.blocking;
import static io.windlass.workflows.aistore.resource.SpecProblem.warning;

import java.util.Arrays;
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
    if (follows(spec.size()) || follows(size)) {
      return Stream.concat(withoutSelector(daemon, path), overruled(spec, size, path));
    }
    return size == null || isPossible(size)
        ? Stream.empty()
        : Stream.of(blocking(path + ".size", size, "set it to 1 or more"));
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
