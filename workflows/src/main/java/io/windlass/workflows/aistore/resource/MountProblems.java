package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.windlass.workflows.resource.SpecProblem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Data volumes that are missing, or that Kubernetes would refuse. */
final class MountProblems {
  private static final String PATH = "spec.targetSpec.mounts";

  private MountProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var mounts = aistore.getSpec().targetSpec().mounts();
    if (mounts.isEmpty()) {
      return Stream.of(
          blocking(PATH, "empty", "give every target at least one volume to store objects on"));
    }
    return Stream.of(
            IntStream.range(0, mounts.size()).boxed().flatMap(index -> ofMount(mounts, index)),
            twice(mounts),
            nested(mounts),
            alike(aistore, mounts))
        .flatMap(problems -> problems);
  }

  private static Stream<SpecProblem> ofMount(List<Mount> mounts, int index) {
    var mount = mounts.get(index);
    var path = "%s[%d]".formatted(PATH, index);
    return Stream.of(relative(path + ".path", mount), withoutSize(path + ".size", mount))
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> relative(String path, Mount mount) {
    boolean absolute = mount.path() != null && mount.path().matches("/.*[^/]");
    return absolute
        ? Optional.empty()
        : Optional.of(
            blocking(path, mount.path(), "give an absolute path without a slash at the end"));
  }

  private static Optional<SpecProblem> withoutSize(String path, Mount mount) {
    return mount.claimed() && mount.bytes().signum() < 1
        ? Optional.of(
            blocking(
                path,
                mount.size() == null ? SpecProblems.ABSENT : mount.size(),
                "give the size of the volume, for example 100Gi, or set useHostPath"))
        : Optional.empty();
  }

  private static Stream<SpecProblem> twice(List<Mount> mounts) {
    var seen = new HashSet<String>();
    return mounts.stream()
        .map(Mount::path)
        .filter(path -> !seen.add(path))
        .map(path -> blocking(PATH, path, "this path is there twice: remove one"));
  }

  /** AIStore refuses them too. */
  private static Stream<SpecProblem> nested(List<Mount> mounts) {
    return mounts.stream()
        .map(Mount::path)
        .flatMap(
            outer ->
                mounts.stream()
                    .map(Mount::path)
                    .filter(inner -> inner != null && inner.startsWith(outer + "/"))
                    .map(
                        inner ->
                            blocking(
                                PATH,
                                inner,
                                "this path is inside of %s: give one that is beside it"
                                    .formatted(outer))));
  }

  /** Different paths, but one claim: {@code /a/b} and {@code /a-b}. */
  private static Stream<SpecProblem> alike(AIStore aistore, List<Mount> mounts) {
    var names = Names.of(aistore);
    var seen = new HashMap<String, String>();
    return mounts.stream()
        .filter(mount -> mount.claimed() && mount.path() != null)
        .flatMap(
            mount ->
                Optional.ofNullable(seen.putIfAbsent(names.dataClaim(mount), mount.path()))
                    .filter(first -> !first.equals(mount.path()))
                    .map(
                        first ->
                            blocking(
                                PATH,
                                mount.path(),
                                "its volume claim would have the name of that of %s: give another path"
                                    .formatted(first)))
                    .stream());
  }
}
