package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whose an object is that has the name of one of a resource's objects. Pure.
 *
 * <ol>
 *   <li>Ours is what has an owner reference with the resource's uid: all that Windlass applies has
 *       one, and all that the original operator makes since its version 2.18.
 *   <li>Ours is also what has no owner at all but was applied by Windlass or by the original
 *       operator under its name: somebody took the reference away.
 *   <li>Left over is what only earlier resources of the same kind and name own. Kubernetes removes
 *       it, so that is waited for.
 *   <li>Everything else is foreign, and only a person can tell what should become of it. Accounts
 *       and roles that the original operator made before version 2.18, and did not touch since, are
 *       among it: they have no owner, and {@code manager}, the name of their maker, is that of many
 *       programs.
 * </ol>
 *
 * <p>Guarantee: what is not ours is never changed and never deleted, if the callers ask first.
 */
public record Ownership(HasMetadata resource) {

  private static final Set<String> MAKERS = Set.of(ServerSide.FIELD_MANAGER, "ais-operator");

  /** Whether the object belongs to the resource. */
  public boolean ours(HasMetadata live) {
    List<OwnerReference> owners = live.getMetadata().getOwnerReferences();
    return owners.isEmpty()
        ? live.getMetadata().getManagedFields().stream()
            .map(ManagedFieldsEntry::getManager)
            .anyMatch(maker -> maker != null && MAKERS.contains(maker))
        : owners.stream().anyMatch(owner -> owner.getUid().equals(resource.getMetadata().getUid()));
  }

  /** What to tell people about those objects that are foreign; empty when none is. */
  public Optional<String> taken(List<? extends HasMetadata> objects) {
    List<? extends HasMetadata> foreign =
        objects.stream().filter(object -> !ours(object) && !leftOver(object)).toList();
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "somebody else has what needs the same name: %s; rename or remove it, then retry"
                .formatted(titles(foreign)));
  }

  /**
   * Lets nothing pass that is left over.
   *
   * @throws ApplicationFailure worth another try, when Kubernetes has yet to remove one
   */
  public void awaitRemoval(List<? extends HasMetadata> objects) {
    List<? extends HasMetadata> leftOver =
        objects.stream().filter(object -> !ours(object) && leftOver(object)).toList();
    if (!leftOver.isEmpty()) {
      throw Failures.notYet(
          "Kubernetes has yet to remove what an earlier %s of the name has left: %s"
              .formatted(resource.getKind(), titles(leftOver)));
    }
  }

  /**
   * Lets only what is ours pass.
   *
   * @throws ApplicationFailure worth another try only when the object is left over
   */
  public void require(HasMetadata live) {
    List<HasMetadata> objects = List.of(live);
    awaitRemoval(objects);
    taken(objects)
        .ifPresent(
            sentence -> {
              throw Failures.refused(Reason.FOREIGN_OBJECT, sentence);
            });
  }

  private boolean leftOver(HasMetadata live) {
    List<OwnerReference> owners = live.getMetadata().getOwnerReferences();
    return !owners.isEmpty() && owners.stream().allMatch(this::namesake);
  }

  private boolean namesake(OwnerReference owner) {
    return owner.getKind().equals(resource.getKind())
        && group(owner.getApiVersion()).equals(group(resource.getApiVersion()))
        && owner.getName().equals(resource.getMetadata().getName());
  }

  private static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  private static String titles(List<? extends HasMetadata> objects) {
    return objects.stream().map(Ownership::title).collect(Collectors.joining(", "));
  }

  /** Kind and name. */
  public static String title(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
  }
}
