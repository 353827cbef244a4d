package io.windlass.starter.admission;

import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.VolumeSizes;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether volumes can be added, and have the sizes that are newly asked for.
 *
 * <ol>
 *   <li>Larger: their storage class has to let them grow. Only one that the mount names is asked
 *       about: which one is the default may have changed since.
 *   <li>Smaller: refused where the volumes have the size of before, as a Ready resource tells. Any
 *       other may never have got it, so that it can be taken back.
 *   <li>Added ones: the storage class that they name has to exist. They can't be taken back.
 *   <li>What can't be found out is in nobody's way: the work itself looks at the claims.
 * </ol>
 */
final class VolumeCheck implements Check {

  private final Surroundings surroundings;

  VolumeCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Stream<Remark> of(Change change) {
    return change.specChanged()
        ? change.before().stream()
            .flatMap(
                before ->
                    Stream.concat(
                        of(before, change.after()), unknownClasses(before, change.after())))
        : Stream.empty();
  }

  private Stream<Remark> of(AIStore before, AIStore after) {
    return mounts(before)
        .filter(old -> old.size() != null)
        .flatMap(
            old ->
                mounts(after)
                    .filter(mount -> mount.path().equals(old.path()))
                    .flatMap(
                        mount ->
                            Stream.concat(
                                smaller(before, after, mount, old.size()),
                                larger(after, mount, old.size()))));
  }

  private Stream<Remark> unknownClasses(AIStore before, AIStore after) {
    return mounts(after)
        .filter(mount -> mounts(before).noneMatch(old -> old.path().equals(mount.path())))
        .filter(mount -> !exists(mount.storageClass()))
        .map(
            mount ->
                new Remark.Refusal(
                    "%s (%s): there is no such storage class: name one of kubectl get storageclasses"
                        .formatted(
                            VolumeSizes.path(after.getSpec(), mount)
                                .replace(".size", ".storageClass"),
                            mount.storageClass())));
  }

  private boolean exists(@Nullable String storageClass) {
    return storageClass == null
        || storageClass.isEmpty()
        || Lookup.found(
            "storage class " + storageClass, () -> surroundings.storageClass(storageClass), true);
  }

  private static Stream<Mount> mounts(AIStore aistore) {
    return aistore.getSpec().targetSpec().mounts().stream().filter(Mount::claimed);
  }

  private static Stream<Remark> smaller(
      AIStore before, AIStore after, Mount mount, Quantity present) {
    return VolumeSizes.smaller(after.getSpec(), mount, present)
        .map(SpecProblem::text)
        .<Remark>map(text -> ready(before) ? new Remark.Refusal(text) : new Remark.Warning(text))
        .stream();
  }

  private static boolean ready(AIStore before) {
    return Optional.ofNullable(before.getStatus())
        .flatMap(status -> status.condition("Ready"))
        .filter(ready -> "True".equals(ready.getStatus()))
        .filter(ready -> before.getMetadata().getGeneration().equals(ready.getObservedGeneration()))
        .isPresent();
  }

  private Stream<Remark> larger(AIStore after, Mount mount, Quantity present) {
    @Nullable String storageClass = mount.storageClass();
    return storageClass == null || !mount.outgrows(present) || grows(storageClass)
        ? Stream.empty()
        : Stream.of(refusal(after, mount));
  }

  private boolean grows(String storageClass) {
    return Lookup.found(
        "growth of storage class " + storageClass,
        () -> surroundings.letsVolumesGrow(storageClass),
        true);
  }

  private static Remark refusal(AIStore after, Mount mount) {
    return new Remark.Refusal(
        "%s (%s): %s"
            .formatted(
                VolumeSizes.path(after.getSpec(), mount),
                mount.size(),
                VolumeSizes.fixedBy(String.valueOf(mount.storageClass()))));
  }
}
