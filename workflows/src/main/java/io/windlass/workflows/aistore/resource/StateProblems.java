package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** State storage that is missing, ambiguous or would be lost. */
final class StateProblems {
  private static final String PATH = "spec.stateStorage";

  private StateProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(undefined(spec), ambiguous(spec), lost(spec), overruled(spec))
        .flatMap(problem -> problem);
  }

  private static Stream<SpecProblem> undefined(AIStoreSpec spec) {
    return StateVolume.of(spec) instanceof StateVolume.Undefined
        ? Stream.of(
            blocking(
                PATH,
                spec.stateStorage() == null ? SpecProblems.ABSENT : "empty",
                "set pvc.storageClass, hostPath.prefix or emptyDir"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> ambiguous(AIStoreSpec spec) {
    return spec.stateStorage() != null && modes(spec.stateStorage()) > 1
        ? Stream.of(blocking(PATH, "several", "leave exactly one of hostPath, pvc and emptyDir"))
        : Stream.empty();
  }

  private static long modes(StateStorage storage) {
    return Stream.of(storage.hostPath(), storage.pvc(), storage.emptyDir())
        .filter(Objects::nonNull)
        .count();
  }

  private static Stream<SpecProblem> lost(AIStoreSpec spec) {
    boolean stops = Boolean.TRUE.equals(spec.shutdownCluster());
    return stops && StateVolume.of(spec) instanceof StateVolume.Ephemeral
        ? Stream.of(
            blocking(
                "spec.shutdownCluster",
                true,
                "the state is in an emptyDir and would be lost: set shutdownCluster to false"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> overruled(AIStoreSpec spec) {
    boolean byStorage = spec.stateStorage() != null;
    boolean byClass = spec.stateStorageClass() != null;
    return Stream.concat(
        byStorage
            ? overruled("spec.stateStorageClass", spec.stateStorageClass(), "stateStorage")
            : Stream.empty(),
        byStorage || byClass
            ? overruled(
                "spec.hostpathPrefix",
                spec.hostpathPrefix(),
                byStorage ? "stateStorage" : "stateStorageClass")
            : Stream.empty());
  }

  private static Stream<SpecProblem> overruled(String path, @Nullable String value, String by) {
    return Optional.ofNullable(value).stream()
        .map(text -> warning(path, text, "has no effect beside " + by + ": remove it"));
  }
}
