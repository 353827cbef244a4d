package io.windlass.starter.admission;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.StateVolume;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the Kubernetes cluster has what a specification names.
 *
 * <ol>
 *   <li>A storage class of the state that does not exist is refused, when it is named anew.
 *   <li>Fewer nodes than daemons that need one each is a warning: there may be more tomorrow.
 *   <li>So is a size that follows the nodes, when there is none to follow.
 *   <li>What can't be found out is in nobody's way.
 * </ol>
 */
final class ClusterCheck implements Check {

  private final Surroundings surroundings;

  ClusterCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Stream<Remark> of(Change change) {
    if (!change.specChanged()) {
      return Stream.empty();
    }
    return Stream.of(storageClass(change), nodes(change)).flatMap(remarks -> remarks);
  }

  private Stream<Remark> storageClass(Change change) {
    Optional<String> before = change.before().flatMap(ClusterCheck::stateClass);
    return stateClass(change.after())
        .filter(name -> !before.equals(Optional.of(name)))
        .filter(
            name ->
                !Lookup.found("storage class " + name, () -> surroundings.storageClass(name), true))
        .map(
            name ->
                (Remark)
                    new Remark.Refusal(
                        "%s (%s): there is no such storage class: name one of kubectl get storageclasses"
                            .formatted(path(change.after().getSpec()), name)))
        .stream();
  }

  private static Optional<String> stateClass(AIStore aistore) {
    return StateVolume.of(aistore.getSpec()) instanceof StateVolume.Claimed(String name)
        ? Optional.ofNullable(name).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static String path(AIStoreSpec spec) {
    return spec.stateStorage() == null
        ? "spec.stateStorageClass"
        : "spec.stateStorage.pvc.storageClass";
  }

  private Stream<Remark> nodes(Change change) {
    AIStoreSpec spec = change.after().getSpec();
    return Arrays.stream(DaemonRole.values())
        .flatMap(
            role ->
                ClusterSize.followsNodes(spec, role)
                    ? none(change, role).stream()
                    : mayShare(spec, role) ? Stream.empty() : nodes(change, role).stream());
  }

  private Optional<Remark> none(Change change, DaemonRole role) {
    Map<String, String> selector = change.after().getSpec().daemon(role).nodeSelector();
    boolean asBefore =
        change
            .before()
            .map(AIStore::getSpec)
            .filter(before -> ClusterSize.followsNodes(before, role))
            .isPresent();
    return asBefore
            || selector.isEmpty()
            || Lookup.found("nodes", () -> surroundings.nodes(selector, 1), 1) > 0
        ? Optional.empty()
        : Optional.of(
            new Remark.Warning(
                "spec.%sSpec.nodeSelector (%s): no node has these labels, so that the cluster waits for one"
                    .formatted(role.word(), selector)));
  }

  private static boolean mayShare(AIStoreSpec spec, DaemonRole role) {
    return switch (role) {
      case PROXY -> false;
      case TARGET -> Boolean.TRUE.equals(spec.targetSpec().disablePodAntiAffinity());
    };
  }

  private Optional<Remark> nodes(Change change, DaemonRole role) {
    AIStoreSpec spec = change.after().getSpec();
    int wanted = wanted(spec, role);
    boolean asBefore =
        change
            .before()
            .map(AIStore::getSpec)
            .filter(before -> wanted(before, role) >= wanted)
            .isPresent();
    if (wanted < 1 || asBefore || spec.daemon(role).affinity() != null) {
      return Optional.empty();
    }
    Map<String, String> selector = spec.daemon(role).nodeSelector();
    int there = Lookup.found("nodes", () -> surroundings.nodes(selector, wanted), wanted);
    return there >= wanted
        ? Optional.empty()
        : Optional.of(
            new Remark.Warning(
                "spec.%sSpec.size (%d): only %d nodes match nodeSelector %s, and each %s needs one of its own"
                    .formatted(role.word(), wanted, there, selector, role.word())));
  }

  private static int wanted(AIStoreSpec spec, DaemonRole role) {
    @Nullable Integer own = spec.daemon(role).size();
    return Objects.requireNonNullElse(own, Objects.requireNonNullElse(spec.size(), 0));
  }
}
