package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which custom resources an object belongs to, by its owner references. */
public final class Owners {

  private Owners() {}

  /** The uids of its owners of the given kinds. */
  public static List<String> uids(HasMetadata object, Collection<ResourceKind> kinds) {
    return references(object, kinds).map(OwnerReference::getUid).toList();
  }

  /**
   * The keys of its owners of the given kinds. An owner is in the namespace of what it owns, or in
   * none.
   */
  public static List<ResourceKey> keys(HasMetadata object, Collection<ResourceKind> kinds) {
    String namespace = object.getMetadata().getNamespace();
    return kinds.stream()
        .flatMap(
            kind ->
                references(object, List.of(kind))
                    .map(owner -> key(kind, namespace, owner.getName())))
        .toList();
  }

  private static ResourceKey key(ResourceKind kind, String namespace, String name) {
    boolean namespaced = kind.definition().isNamespaceScoped();
    return new ResourceKey(kind.kind(), namespaced ? namespace : "", name);
  }

  private static Stream<OwnerReference> references(
      HasMetadata object, Collection<ResourceKind> kinds) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> kinds.stream().anyMatch(kind -> owns(owner, kind)));
  }

  /** Any version of the API group will do: a resource is the same in all of them. */
  private static boolean owns(OwnerReference owner, ResourceKind kind) {
    return owner.getKind().equals(kind.kind())
        && owner.getApiVersion().startsWith(kind.definition().getGroup() + "/");
  }
}
