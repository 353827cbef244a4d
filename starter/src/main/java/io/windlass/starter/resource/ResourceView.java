package io.windlass.starter.resource;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A custom resource and its objects, as the caches have them.
 *
 * @param deleting whether it is being deleted
 * @param finalizer whether it still has our finalizer
 * @param demands what people ask for
 * @param expected the objects that a converged resource has
 * @param hostNews how the nodes of Kubernetes differ from what its status says of them
 */
public record ResourceView(
    ResourceReference reference,
    boolean deleting,
    boolean finalizer,
    List<StatusCondition> conditions,
    Demands demands,
    List<OwnedObject> owned,
    Set<ObjectName> expected,
    Set<String> hostNews) {

  public ResourceView {
    conditions = List.copyOf(conditions);
    owned = List.copyOf(owned);
    expected = Set.copyOf(expected);
    hostNews = Set.copyOf(hostNews);
  }

  /** The condition of the given type. */
  public Optional<StatusCondition> condition(String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  /** Whether all that is left waits until a person uncordons the host that he had drained. */
  public boolean drained() {
    boolean stalled = condition("Stalled").filter(StatusCondition::isTrue).isPresent();
    return !stalled && condition("Ready").filter(Standing::drained).isPresent();
  }

  /** Whether its workflow waits for a person. */
  public boolean held() {
    Set<String> reasons = Set.of(Reason.PAUSED.camelCase(), Reason.APPROVAL_NEEDED.camelCase());
    return condition("Progressing")
        .map(StatusCondition::reason)
        .filter(reasons::contains)
        .isPresent();
  }

  /** How it stands, by its own words. */
  public Standing standing() {
    return Standing.of(this);
  }

  /**
   * What differs from a converged resource, one word for each difference, in a fixed order. The
   * same word means the same difference.
   */
  public Set<String> drift() {
    Stream<String> missing = missing().map(name -> "missing-" + name);
    Stream<String> changed =
        owned.stream()
            .filter(OwnedObject::changedByOthers)
            .map(object -> "changed-%s-%s".formatted(object.uid(), object.resourceVersion()));
    Stream<String> unready =
        owned.stream()
            .filter(OwnedObject::unready)
            .map(
                object ->
                    "unready-%s-%dof%d".formatted(object.uid(), object.ready(), object.replicas()));
    return Stream.of(missing, changed, unready, hostNews.stream())
        .flatMap(words -> words)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A word for the present state of all its objects, and for what is new of Kubernetes' nodes. */
  public String fingerprint() {
    Stream<String> present =
        owned.stream().map(object -> object.uid() + "@" + object.resourceVersion());
    return Stream.of(present, missing().map(ObjectName::toString), hostNews.stream())
        .flatMap(words -> words)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private Stream<ObjectName> missing() {
    Set<ObjectName> present = owned.stream().map(OwnedObject::name).collect(Collectors.toSet());
    return expected.stream().filter(name -> !present.contains(name));
  }
}
